using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>A write: the request that does it, alone or in a transaction, and the answer once it is done.</summary>
/// <param name="Request">What the organisation shall do.</param>
/// <param name="Answer">Makes the answer.</param>
internal sealed record WriteOperation(OrganizationRequest Request, Func<OrganizationResponse, ApiResponse> Answer);

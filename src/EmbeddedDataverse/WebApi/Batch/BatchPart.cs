using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>A part of a batch: one request, or the requests of a change set.</summary>
/// <param name="Requests">The requests.</param>
/// <param name="IsChangeSet">Whether they are done all or none.</param>
internal sealed record BatchPart(IReadOnlyList<ApiRequest> Requests, bool IsChangeSet);

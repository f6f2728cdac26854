namespace EmbeddedDataverse.Requests;

/// <summary>One request on its way through the organisation.</summary>
internal sealed class Call(Organization organization, Caller caller, OrganizationRequest request)
{
    private Guid correlationId = caller.CorrelationId;

    public Organization Organization { get; } = organization;

    public Caller Caller { get; } = caller;

    public OrganizationRequest Request { get; } = request;

    /// <summary>Ties together all that one request of a client causes.</summary>
    public Guid CorrelationId => correlationId == Guid.Empty ? correlationId = Organization.Catalog.NewId() : correlationId;

    public T Require<T>(string parameter)
    {
        return Request.Parameters.TryGetValue(parameter, out var value) && value is T typed
            ? typed
            : throw PlatformFaults.Invalid($"Required field '{parameter}' is missing for the request {Request.RequestName}.");
    }

    public T? Get<T>(string parameter)
    {
        return Request.Parameters.TryGetValue(parameter, out var value) && value is T typed ? typed : default;
    }

    public OrganizationResponse Respond(OrganizationResponse response, params (string Key, object? Value)[] results)
    {
        response.ResponseName = Request.RequestName;
        foreach (var (key, value) in results)
        {
            response.Results[key] = value;
        }

        return response;
    }
}

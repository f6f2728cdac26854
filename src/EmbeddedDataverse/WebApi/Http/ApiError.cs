namespace EmbeddedDataverse.WebApi;

/// <summary>The refusals of the Web API itself.</summary>
internal static class ApiError
{
    /// <summary>The address names something that does not exist (0x8006088a).</summary>
    public const int ResourceNotFound = unchecked((int)0x8006088a);

    /// <summary>The address or a header is wrong (0x80060888).</summary>
    public const int BadAddress = unchecked((int)0x80060888);

    /// <summary>The body is wrong (0x80048d19).</summary>
    public const int BadPayload = unchecked((int)0x80048d19);

    public static Http.ApiException NotFound(string message) => new(404, ResourceNotFound, message);

    public static Http.ApiException BadRequest(string message) => new(400, BadAddress, message);

    public static Http.ApiException Payload(string message) => new(400, BadPayload, message);

    public static Http.ApiException MethodNotAllowed(string method) => new(405, BadAddress, $"The requested resource does not support http method '{method}'.");

    public static Http.ApiException NotSupported(string what) => new(501, ErrorCodes.NotSupported, what + " is not supported by the embedded Dataverse.");
}

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>A request that the Web API refuses before it reaches the organisation.</summary>
internal sealed class ApiException(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;
}

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>The answer to a request.</summary>
internal sealed class ApiResponse
{
    public const string JsonType = "application/json; odata.metadata=minimal";

    public required int Status { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["OData-Version"] = "4.0" };

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    public static ApiResponse NoContent() => new() { Status = 204 };

    public static ApiResponse Json(int status, JsonNode body) =>
        new() { Status = status, ContentType = JsonType, Body = JsonSerializer.SerializeToUtf8Bytes(body, JsonText.Options) };

    public static ApiResponse Text(string text, string contentType) => new() { Status = 200, ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    public ApiResponse With(string header, string? value)
    {
        if (value is not null)
        {
            Headers[header] = value;
        }

        return this;
    }
}

namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>What a request was answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">The headers, those of the body included.</param>
internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public List<JsonObject> Rows => [.. Json["value"]!.AsArray().Select(row => row!.AsObject())];

    public string Error => $"{Json["error"]!["code"]} {Json["error"]!["message"]}";

    public Guid NewId => Guid.Parse(Headers["OData-EntityId"].Split('(')[^1].TrimEnd(')'));

    /// <summary>One column of all rows.</summary>
    public List<string?> Column(string name) => [.. Rows.Select(row => row[name]?.ToString())];
}

namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Row versions as entity tags.</summary>
internal static class ETag
{
    public static string? Of(Entity row) => row.RowVersion is { } version ? $"W/\"{version}\"" : null;

    /// <summary>The row version in a tag.</summary>
    public static string Version(string tag)
    {
        var text = tag.Trim();
        text = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        return text.Length > 2 && text[0] == '"' && text[^1] == '"' && text[1..^1].All(char.IsAsciiDigit)
            ? text[1..^1]
            : throw ApiError.BadRequest($"The value '{tag}' is not a valid entity tag: send the @odata.etag of the row, or *.");
    }
}

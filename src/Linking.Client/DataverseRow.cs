using System.Globalization;
using System.Text.Json;

namespace Linking.Client;

/// <summary>A row, or an answer, as the Web API gives it: what is not there is null.</summary>
internal sealed class DataverseRow(JsonElement json)
{
    /// <summary>The text of a column; empty when it has none.</summary>
    public string Text(string column) => TextOrNull(column) ?? "";

    /// <summary>The value of a column as a text.</summary>
    public string? TextOrNull(string column) =>
        Find(column) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    /// <summary>The number of a column, or the value of a choice; 0 when it has none.</summary>
    public int Number(string column) => NumberOrNull(column) ?? 0;

    /// <summary>The number of a column, or the value of a choice.</summary>
    public int? NumberOrNull(string column) => Find(column)?.GetInt32();

    /// <summary>Whether a column is true.</summary>
    public bool Flag(string column) => Find(column)?.GetBoolean() ?? false;

    /// <summary>The moment of a column, in UTC.</summary>
    public DateTime? Time(string column) => Find(column) is { } value
        ? DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
        : null;

    /// <summary>The id in a column.</summary>
    public Guid? Id(string column) => Find(column)?.GetGuid();

    /// <summary>The row that a lookup names.</summary>
    public Guid? Lookup(string column) => Id(LookupOf(column));

    /// <summary>The version of the row; empty when the answer has none.</summary>
    public string Version => Text("@odata.etag");

    /// <summary>How the Web API names the id in a lookup.</summary>
    public static string LookupOf(string column) => $"_{column}_value";

    /// <summary>A member of an answer that is an object or a list.</summary>
    public JsonElement? Find(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

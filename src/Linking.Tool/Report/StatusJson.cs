using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linking.Tool.Report;

/// <summary>
/// Writes <c>status.json</c>: <c>{unifications: [{number, environment: {status, reasons}, sourceTables: [{dataSource, table, status, keys, linked,
/// relinked, unlinked, unchanged, issues, requests: {message: n}, reasons: [{requirement, found, expected, remedy, sentence}]}], requests}]}</c>.
/// The same result gives the same bytes; no time stands in it.
/// </summary>
internal static class StatusJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same as a part of another document.</summary>
    public static JsonElement Of(RunReport report)
    {
        using var buffer = new MemoryStream();
        Write(buffer, report);
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>Writes the report as UTF-8 without a byte order mark, closed by a line feed.</summary>
    public static void Write(Stream stream, RunReport report)
    {
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteString("organization", report.Organization);
            json.WriteStartArray("unifications");
            foreach (var unification in report.Unifications)
            {
                Write(json, unification);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, UnificationReport unification)
    {
        json.WriteStartObject();
        json.WriteNumber("number", unification.Number);
        json.WriteStartObject("environment");
        json.WriteString("status", StatusText.Of(unification.Environment.Status));
        Write(json, unification.Environment.Reasons);
        json.WriteEndObject();
        json.WriteStartArray("sourceTables");
        foreach (var table in unification.SourceTables)
        {
            Write(json, table);
        }

        json.WriteEndArray();
        Write(json, unification.Requests);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceTableReport table)
    {
        json.WriteStartObject();
        json.WriteString("dataSource", table.DataSource);
        json.WriteString("table", table.Table);
        json.WriteString("status", StatusText.Of(table.Status));
        json.WriteNumber("keys", table.Keys);
        json.WriteNumber("linked", table.Counts[Change.Linked]);
        json.WriteNumber("relinked", table.Counts[Change.Relinked]);
        json.WriteNumber("unlinked", table.Counts[Change.Unlinked]);
        json.WriteNumber("unchanged", table.Counts[Change.Unchanged]);
        json.WriteNumber("issues", table.Counts[Change.Issue]);
        Write(json, table.Requests);
        Write(json, table.Reasons);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, long> requests)
    {
        json.WriteStartObject("requests");
        foreach (var (message, count) in requests.OrderBy(request => request.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(message, count);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Reason> reasons)
    {
        json.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("requirement", reason.Requirement);
            json.WriteString("found", reason.Found);
            json.WriteString("expected", reason.Expected);
            json.WriteString("remedy", reason.Remedy);
            json.WriteString("sentence", reason.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

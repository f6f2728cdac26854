using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linking.Tool.Report;

/// <summary>Writes results as JSON for programs: names in camel case, UTC times, line feeds.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The value, closed by a line feed.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Format) + "\n";
}

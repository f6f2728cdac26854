using System.Text.Json;

namespace Linking.Tool.Input.Files;

/// <summary>
/// A model.json of the Common Data Model, which exports without headers have beside their files or above them: it names the columns of each table.
/// </summary>
internal sealed class ModelFile(InputErrors errors)
{
    private const string FileName = "model.json";

    /// <summary>Folders above a file in which its model may be.</summary>
    private const int Levels = 3;

    /// <summary>Names of the table's columns in their order; null where no model states them.</summary>
    public IReadOnlyList<string>? Columns(string path, string table)
    {
        var folder = Path.GetDirectoryName(path);
        for (var level = 0; level < Levels && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (InFolder(folder) is { } model && Read(model, table) is { } columns)
            {
                return columns;
            }
        }

        return null;
    }

    /// <summary>The model of a folder, whatever the case of its name.</summary>
    public static string? InFolder(string folder) =>
        Directory.EnumerateFiles(folder, FileName, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).FirstOrDefault();

    private string[]? Read(string model, string table)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(model));
            var entity = Items(document.RootElement, "entities")
                .FirstOrDefault(entity => string.Equals(Text(entity, "name"), table, StringComparison.OrdinalIgnoreCase));
            return entity.ValueKind == JsonValueKind.Object ? [.. Items(entity, "attributes").Select(attribute => Text(attribute, "name") ?? "")] : null;
        }
        catch (JsonException)
        {
            errors.Add(FileName, null, $"The file beside the files of '{table}' is not valid JSON", "Copy the model.json of the export again");
            return null;
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() : null;
}

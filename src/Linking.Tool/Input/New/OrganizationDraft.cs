using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linking.Tool.Input.New;

/// <summary>An organization.json that is made from what a folder holds. What nothing in the folder says is guessed, and named under "guessed".</summary>
internal sealed class OrganizationDraft(string name, IReadOnlyList<SourceTableGuess> sources, IReadOnlyList<TableShape> tables)
{
    private const string UnknownKey = "id";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    private readonly List<string> guessed = ["organizationId", "environmentUrl", "customerKind", "outputStorage"];

    /// <summary>The address that nobody's environment has.</summary>
    public const string Address = "https://example.crm.dynamics.com";

    /// <summary>What was guessed, by the path of each member.</summary>
    public IReadOnlyList<string> Guessed => guessed;

    /// <summary>The text of the file.</summary>
    public string Text()
    {
        guessed.RemoveRange(4, guessed.Count - 4);
        var list = new JsonArray([.. sources.Select((source, index) => (JsonNode)Source(source, $"sourceTables[{index}]"))]);
        var file = new JsonObject
        {
            ["name"] = name,
            ["organizationId"] = DerivedId.OfKey(name).ToString("D"),
            ["environmentUrl"] = Address,
            ["customerKind"] = "individuals",
            ["outputStorage"] = "managed",
            ["sourceTables"] = list,
        };
        if (tables.Count > 0)
        {
            file["tables"] = new JsonArray([.. tables.Select(table => (JsonNode)Table(table))]);
        }

        file["guessed"] = new JsonArray([.. guessed.Select(member => (JsonNode)member)]);
        return file.ToJsonString(Format) + "\n";
    }

    private JsonObject Source(SourceTableGuess source, string path)
    {
        var json = new JsonObject { ["dataSource"] = source.DataSource, ["table"] = source.EntityName };
        if (source.Table is not { } table)
        {
            json["connector"] = "other";
            json["primaryKey"] = UnknownKey;
            guessed.AddRange([$"{path}.connector", $"{path}.primaryKey"]);
            return json;
        }

        if (!string.Equals(source.EntityName, table.LogicalName, StringComparison.OrdinalIgnoreCase))
        {
            json["logicalName"] = table.LogicalName;
            guessed.Add($"{path}.logicalName");
        }

        json["connector"] = "dataverse";
        json["environmentUrl"] = Address;
        json["primaryKey"] = table.PrimaryId;
        guessed.AddRange([$"{path}.connector", $"{path}.environmentUrl"]);
        if (source.Found == 0)
        {
            guessed.Add($"{path}.primaryKey");
        }

        return json;
    }

    private static JsonObject Table(TableShape table) => new()
    {
        ["logicalName"] = table.LogicalName,
        ["primaryId"] = table.PrimaryId,
        ["primaryName"] = table.PrimaryName,
        ["columns"] = new JsonArray(),
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Linking.Tool.Input;

namespace Linking.Tool.Generate;

/// <summary>Writes the organization.json of generated folders.</summary>
internal static class OrganizationFileWriter
{
    public const string EnvironmentUrl = "https://contoso.crm.dynamics.com";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The declaration of a table that can be linked.</summary>
    public static SourceTableDefinition Declared(UnifiedTable table) =>
        new(table.DataSource, table.Table, Connector.Dataverse, EnvironmentUrl, table.PrimaryKey);

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The simulation folder.</param>
    /// <param name="sourceTables">What Customer Insights was told about the tables.</param>
    /// <param name="withMembers">True to declare the custom table.</param>
    public static void Write(string folder, IReadOnlyList<SourceTableDefinition> sourceTables, bool withMembers)
    {
        var content = new
        {
            Name = "Contoso",
            OrganizationId = "6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10",
            EnvironmentUrl,
            CustomerKind = CustomerKind.Individuals,
            OutputStorage = OutputStorage.Managed,
            ProfileTableKind = ProfileTableKind.Elastic,
            SourceTables = sourceTables,
            Tables = withMembers ? new[] { MemberTable() } : [],
        };
        File.WriteAllText(Path.Combine(folder, InputNames.OrganizationFile), JsonSerializer.Serialize(content, Format) + "\n");
    }

    private static object MemberTable() => new
    {
        LogicalName = UnifiedTable.Member.Table,
        PrimaryId = UnifiedTable.Member.PrimaryKey,
        PrimaryName = "contoso_name",
        Columns = new[]
        {
            new { Name = "contoso_name", Type = "text" },
            new { Name = "contoso_points", Type = "integer" },
            new { Name = "contoso_joinedon", Type = "datetime" },
        },
    };
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>Reads <c>organization.json</c> strictly: what is missing, unknown, repeated or wrong is named with its line.</summary>
internal sealed partial class OrganizationFile(InputErrors errors, ITableCatalog catalog)
{
    private const string File = InputNames.OrganizationFile;

    /// <summary>The content, or null when the errors now hold why not.</summary>
    public OrganizationDefinition? Read(SimulationFolder folder)
    {
        if (folder.FindFile(File) is not { } path)
        {
            errors.Add(File, null, "The file is missing",
                "Add it; it names the organisation and the source tables. 'linking new FOLDER' makes one from the files that are there");
            return null;
        }

        folder.Mention(path);
        try
        {
            return Read(JsonPartReader.Parse(System.IO.File.ReadAllBytes(path)));
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            errors.Add(File, line, "The file is not valid JSON here", "Look for a missing or surplus comma, quote or bracket at or before this line");
            return null;
        }
    }

    private OrganizationDefinition? Read(JsonPart root)
    {
        var before = errors.All.Count;
        var reader = new JsonObjectReader(File, "the organisation", root, errors);
        var name = reader.Text("name", "Contoso");
        var id = reader.Text("organizationId", "6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10");
        var url = Address(reader, "environmentUrl");
        var kind = reader.Choice("customerKind", CustomerKind.Individuals);
        var storage = reader.Choice("outputStorage", OutputStorage.Managed);
        var sources = reader.List("sourceTables").Select(ReadSource).ToList();
        var tables = reader.List("tables", required: false).Select(part => new CustomTableReader(File, errors, catalog).Read(part)).ToList();
        var profileTable = reader.Choice("profileTableKind", ProfileTableKind.Elastic, required: false);
        var refresh = reader.Choice("refresh", Refresh.Update, required: false);
        var settings = new SettingsPart(File, errors).Read(reader.Members("settings"));
        var guessed = reader.List("guessed", required: false).Where(part => part.Kind == JsonValueKind.String).Select(part => part.Text).ToList();
        _ = reader.Text("$schema", "organization.schema.json", required: false);
        reader.RefuseOthers();

        if (id is not null && !Guid.TryParse(id, out _))
        {
            errors.Add(File, reader.LineOf("organizationId"), $"'{id}' is no GUID", "Write the organisation's id, 32 hexadecimal digits with dashes");
        }

        RefuseRepeats(sources.Select(source => (Name: $"{source.Source?.DataSource}, {source.Source?.Table}", source.Line)), "The source table");
        RefuseRepeats(tables.Select(table => (Name: table.Table?.LogicalName ?? "", table.Line)), "The table");
        return errors.All.Count > before
            ? null
            : new OrganizationDefinition(name!, Guid.Parse(id!), url!, kind, storage, profileTable, [.. sources.Select(source => source.Source!)],
                [.. tables.Select(table => table.Table!)])
            {
                Refresh = refresh,
                Settings = settings,
                Guessed = guessed,
            };
    }

    private (SourceTableDefinition? Source, int Line) ReadSource(JsonPart part)
    {
        var reader = new JsonObjectReader(File, "a source table", part, errors);
        var dataSource = reader.Text("dataSource", "Dataverse");
        var table = reader.Text("table", "contact");
        var connector = reader.Choice("connector", Connector.Other);
        var url = connector == Connector.Other
            ? reader.Text("environmentUrl", "https://contoso.crm.dynamics.com", required: false)
            : Address(reader, "environmentUrl");
        var key = reader.Text("primaryKey", "contactid");
        var logicalName = reader.Text("logicalName", "contact", required: false)?.ToLowerInvariant();
        var rank = reader.Number("rank");
        reader.RefuseOthers();
        return dataSource is null || table is null || key is null
            ? (null, part.Line)
            : (new SourceTableDefinition(dataSource, table, connector, url, key) { LogicalName = logicalName, Rank = rank }, part.Line);
    }

    private string? Address(JsonObjectReader reader, string member)
    {
        if (reader.Text(member, "https://contoso.crm.dynamics.com") is not { } text)
        {
            return null;
        }

        if (!WebAddress().IsMatch(text) || !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            errors.Add(File, reader.LineOf(member), $"'{text}' is no address of an environment", "Write it like https://contoso.crm.dynamics.com");
        }

        return text.TrimEnd('/');
    }

    private void RefuseRepeats(IEnumerable<(string Name, int Line)> items, string what)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, line) in items.Where(item => item.Name.Length > 0))
        {
            if (!seen.TryAdd(name, line))
            {
                errors.Add(File, line, $"{what} '{name}' is declared twice, first on line {seen[name]}", "Remove one of the two");
            }
        }
    }

    [GeneratedRegex("^https?://[^\\s/]+/?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WebAddress();
}

using System.Text.Json.Nodes;
using Linking.Plugins.Keys;
using Linking.Plugins.Settings;
using Linking.Tool.Environments;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Declares and withdraws source tables, as an administrator does on their form.</summary>
internal sealed class SourceTableDesk(DataverseService service)
{
    /// <summary>Declares a source table. What is not stated is as it was, or follows from the table's own definition.</summary>
    /// <exception cref="InputException">The table is not there, and its logical name is not stated.</exception>
    public SourceTable Declare(Declaration declaration)
    {
        var known = Find(declaration.DataSource, declaration.EntityName);
        var logicalName = (declaration.LogicalName ?? LogicalNameOf(declaration.EntityName, known)).ToLowerInvariant();
        var shape = service.Find(logicalName)
            ?? throw new InputException("--logical-name", null, $"There is no table '{logicalName}' in this organisation",
                "Name the logical name of the table whose rows the keys name, such as contact");
        var connector = declaration.Connector is { } stated ? Installation.SettingsWriter.ConnectorOf(stated)
            : known is { Connector: not Plugins.Settings.Connector.Unknown } ? known.Connector : Plugins.Settings.Connector.Dataverse;
        var row = new JsonObject
        {
            [Names.SourceTable.LogicalName] = logicalName,
            [Names.SourceTable.Connector] = (int)connector,
            [Names.SourceTable.PrimaryKey] = declaration.PrimaryKey?.ToLowerInvariant()
                ?? (known?.PrimaryKey is { Length: > 0 } key && known.Declared ? key : shape.PrimaryId),
            [Names.SourceTable.Declared] = true,
        };
        AddStated(row, declaration);
        if (known is null)
        {
            var pair = new SourcePair(declaration.DataSource, declaration.EntityName);
            row[Names.SourceTable.Name] = pair.ToString();
            row[Names.SourceTable.DataSource] = declaration.DataSource;
            row[Names.SourceTable.EntityName] = declaration.EntityName;
            service.Create(Names.SourceTable.Table, row);
        }
        else
        {
            service.Update(Names.SourceTable.Table, known.Id, row);
        }

        return Find(declaration.DataSource, declaration.EntityName)!;
    }

    /// <summary>Withdraws a source table: its keys claim no rows any more.</summary>
    /// <exception cref="InputException">There is no such source table.</exception>
    public SourceTable Withdraw(string dataSource, string entityName)
    {
        var known = Find(dataSource, entityName) ?? throw new InputException("TABLE", null, $"There is no source table '{dataSource}, {entityName}'", Remedy());
        service.Update(Names.SourceTable.Table, known.Id, new JsonObject { [Names.SourceTable.Declared] = false });
        return known with { Declared = false };
    }

    private static void AddStated(JsonObject row, Declaration declaration)
    {
        if (declaration.EnvironmentUrl is { } url)
        {
            row[Names.SourceTable.EnvironmentUrl] = url;
        }

        if (declaration.Rank is { } rank)
        {
            row[Names.SourceTable.Rank] = rank;
        }
    }

    /// <summary>The name in the keys, or what it may stand for, as contact1 for contact.</summary>
    private string LogicalNameOf(string entityName, SourceTable? known)
    {
        string?[] names = [known is { Declared: true } ? known.LogicalName : null, .. TableNames.Of(entityName.ToLowerInvariant()), known?.LogicalName];
        return names.OfType<string>().FirstOrDefault(name => service.Find(name) is not null) ?? entityName;
    }

    private SourceTable? Find(string dataSource, string entityName)
    {
        var pair = new SourcePair(dataSource, entityName);
        return All().FirstOrDefault(table => table.Pair.Equals(pair));
    }

    private List<SourceTable> All() => new SourceTableList(service).Read();

    private string Remedy()
    {
        var names = All().Select(table => $"'{table.Pair.DataSource}' '{table.Pair.EntityName}'").Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "It has none yet: look with 'linking discover'" : $"Name one of: {string.Join(", ", names)}";
    }
}

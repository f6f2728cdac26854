using System.Text.Json.Nodes;
using Linking.Client;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments;

/// <summary>Sets environment variables of the product, as an administrator does.</summary>
internal sealed class SettingValues(DataverseService service)
{
    private const string Id = "environmentvariablevalueid";

    /// <summary>Sets each variable that has another value.</summary>
    /// <param name="values">Values by the schema names of the variables.</param>
    /// <exception cref="InputException">The solution that is installed defines no such variable.</exception>
    public void Write(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            Write(name, value);
        }
    }

    private void Write(string name, string value)
    {
        var definitions = new RowQuery(Names.EnvironmentVariable.Definition,
            Names.EnvironmentVariable.DefinitionId)
        { Filter = $"{Names.EnvironmentVariable.SchemaName} eq {RowQuery.Quoted(name)}" };
        var definition = service.First(definitions)?.Id(Names.EnvironmentVariable.DefinitionId)
            ?? throw new InputException("--set", null, $"The product that is installed there has no setting {name}",
                "Install this version of the product, or leave the setting out");
        var present = service.First(new RowQuery(Names.EnvironmentVariable.ValueTable, Id, Names.EnvironmentVariable.Value)
        {
            Filter = $"{DataverseRow.LookupOf(Names.EnvironmentVariable.DefinitionId)} eq {definition:D}",
        });
        var row = new JsonObject { [Names.EnvironmentVariable.Value] = value };
        if (present is null)
        {
            row[service.NavigationOf(Names.EnvironmentVariable.ValueTable, Names.EnvironmentVariable.DefinitionId) + "@odata.bind"] =
                $"/environmentvariabledefinitions({definition:D})";
            service.Create(Names.EnvironmentVariable.ValueTable, row);
        }
        else if (present.Text(Names.EnvironmentVariable.Value) != value)
        {
            service.Update(Names.EnvironmentVariable.ValueTable, present.Id(Id)!.Value, row);
        }
    }
}

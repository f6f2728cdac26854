using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Installation;

/// <summary>Sets environment variables of the product, as an administrator does.</summary>
internal sealed class VariableWriter(IOrganizationService service)
{
    /// <summary>Sets each variable that has another value.</summary>
    /// <param name="values">Values by the schema names of the variables.</param>
    public void Write(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            Write(name, value);
        }
    }

    /// <summary>Sets a variable.</summary>
    public void Write(string name, string value)
    {
        var definition = Find(Names.EnvironmentVariable.Definition, Names.EnvironmentVariable.SchemaName, name)
            ?? throw new InvalidOperationException($"The solution defines no environment variable {name}.");
        var row = new Entity(Names.EnvironmentVariable.ValueTable) { [Names.EnvironmentVariable.Value] = value };
        if (Find(Names.EnvironmentVariable.ValueTable, Names.EnvironmentVariable.DefinitionId, definition) is { } id)
        {
            row.Id = id;
            service.Update(row);
            return;
        }

        row[Names.EnvironmentVariable.DefinitionId] = new EntityReference(Names.EnvironmentVariable.Definition, definition);
        service.Create(row);
    }

    private Guid? Find(string table, string column, object value)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}

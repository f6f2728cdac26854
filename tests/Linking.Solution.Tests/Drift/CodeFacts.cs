using Linking.Plugins.Registration;

namespace Linking.Solution.Tests.Drift;

/// <summary>What the code relies on.</summary>
internal static class CodeFacts
{
    /// <summary>Reads it from the names file, the enumerations, the registration list and the built assembly.</summary>
    public static Facts Read()
    {
        var facts = new Facts();
        foreach (var table in NamesFile.OwnTables)
        {
            AddTable(facts, table);
        }

        foreach (var api in CustomApiList.All)
        {
            AddApi(facts, api);
        }

        foreach (var variable in NamesFile.Variables)
        {
            facts.Add($"environment variable {variable}", DefaultValues.AsInCode);
        }

        foreach (var (name, kind) in ShippedTypes.Read())
        {
            facts.Add($"plug-in type {name}", kind);
        }

        foreach (var (role, privilege) in DeclaredRoles.All)
        {
            facts.Add($"privilege {privilege} of the role {role}", "Global");
        }

        return facts;
    }

    private static void AddTable(Facts facts, Type table)
    {
        var name = NamesFile.Value(table, "Table")!;
        facts.Add($"table {name}", NamesFile.Value(table, "SchemaName") ?? "no SchemaName in the names file");
        foreach (var (constant, column) in NamesFile.Columns(table))
        {
            var type = DeclaredColumns.All.GetValueOrDefault($"{table.Name}.{constant}", $"not declared in {nameof(DeclaredColumns)}");
            facts.Add($"column {name}.{column}", type);
        }

        foreach (var (column, type) in DeclaredColumns.OfEachTable)
        {
            facts.Add($"column {name}.{column}", type);
        }
    }

    private static void AddApi(Facts facts, CustomApiRegistration api)
    {
        if (api.PluginType is null)
        {
            // Flows can start with an event only when it is in a category of a catalog.
            facts.Add($"catalog assignment of {api.UniqueName}");
        }

        facts.Add(
            $"custom API {api.UniqueName}",
            $"{api.DisplayName}; {api.Description}; privilege {api.Privilege}; type {api.PluginType ?? "none"}; steps {(int)api.AllowedStepType}"
                + $"; binding {CustomApiRegistration.BindingType}; function {api.IsFunction}; private {CustomApiRegistration.IsPrivate}");
        foreach (var parameter in api.Request)
        {
            facts.Add($"request parameter {api.UniqueName}.{parameter.Name}",
                $"type {(int)parameter.Type}; optional {parameter.IsOptional}; {parameter.Description}");
        }

        foreach (var property in api.Response)
        {
            facts.Add($"response property {api.UniqueName}.{property.Name}", $"type {(int)property.Type}; {property.Description}");
        }
    }
}

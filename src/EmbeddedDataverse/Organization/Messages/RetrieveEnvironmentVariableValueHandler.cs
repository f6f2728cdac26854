namespace EmbeddedDataverse.Messages;

/// <summary>RetrieveEnvironmentVariableValue: the value row's value, or else the definition's default.</summary>
internal sealed class RetrieveEnvironmentVariableValueHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var name = call.Require<string>("DefinitionSchemaName");
        var definition = First(call, "environmentvariabledefinition", "schemaname", name, "defaultvalue")
            ?? throw PlatformFaults.Make(ErrorCodes.ObjectDoesNotExist, $"Environment variable definition with schema name '{name}' does not exist.");
        var value = First(call, "environmentvariablevalue", "environmentvariabledefinitionid", definition.Id, "value");
        return call.Respond(new OrganizationResponse(),
            ("Value", value?.GetAttributeValue<string>("value") ?? definition.GetAttributeValue<string>("defaultvalue")));
    }

    private static Entity? First(Call call, string table, string column, object value, string wanted)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(wanted), TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return call.Organization.Queries.Run(query, call.Caller).Entities.FirstOrDefault();
    }
}

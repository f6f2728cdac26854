namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Reads the custom APIs from their rows.</summary>
internal sealed class OperationReader(IOrganizationService service)
{
    public IReadOnlyList<OperationModel> Read()
    {
        var parameters = ByApi("customapirequestparameter");
        var properties = ByApi("customapiresponseproperty");
        return [.. All("customapi")
            .Where(row => !row.GetAttributeValue<bool>("isprivate"))
            .Select(row => new OperationModel(
                row.GetAttributeValue<string>("uniquename") ?? "",
                row.GetAttributeValue<bool>("isfunction"),
                row.GetAttributeValue<OptionSetValue>("bindingtype")?.Value is 1 or 2 ? row.GetAttributeValue<string>("boundentitylogicalname") : null,
                row.GetAttributeValue<OptionSetValue>("bindingtype")?.Value == 2,
                [.. parameters[row.Id].Select(Parameter)],
                [.. properties[row.Id].Select(Parameter)]))];
    }

    private static OperationParameter Parameter(Entity row) => new(
        row.GetAttributeValue<string>("uniquename") ?? "",
        (CustomApiType)(row.GetAttributeValue<OptionSetValue>("type")?.Value ?? (int)CustomApiType.String),
        row.GetAttributeValue<bool>("isoptional"),
        row.GetAttributeValue<string>("logicalentityname"));

    private ILookup<Guid, Entity> ByApi(string table)
    {
        return All(table).ToLookup(row => row.GetAttributeValue<EntityReference>("customapiid")?.Id ?? Guid.Empty);
    }

    private DataCollection<Entity> All(string table)
    {
        return service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;
    }
}

namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>RetrieveEntity: the description of one table.</summary>
internal sealed class RetrieveEntityHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var catalog = call.Organization.Catalog;
        var table = call.Get<string>("LogicalName") is { Length: > 0 } name
            ? catalog.Get(name)
            : catalog.Tables.FirstOrDefault(table => table.Id == call.Get<Guid>("MetadataId"))
                ?? throw PlatformFaults.NoSuchTable(call.Get<Guid>("MetadataId").ToString());
        var filters = call.Get<EntityFilters>("EntityFilters");
        return call.Respond(new RetrieveEntityResponse(),
            ("EntityMetadata", new MetadataBuilder(catalog).Build(table, filters == default ? EntityFilters.Default : filters)));
    }
}

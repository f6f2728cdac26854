namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>RetrieveAllEntities: the descriptions of all tables.</summary>
internal sealed class RetrieveAllEntitiesHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var catalog = call.Organization.Catalog;
        var builder = new MetadataBuilder(catalog);
        var filters = call.Get<EntityFilters>("EntityFilters");
        var all = catalog.Tables.Select(table => builder.Build(table, filters == default ? EntityFilters.Default : filters)).ToArray();
        return call.Respond(new RetrieveAllEntitiesResponse(), ("EntityMetadata", all), ("Timestamp", catalog.Version.ToString(CultureInfo.InvariantCulture)));
    }
}

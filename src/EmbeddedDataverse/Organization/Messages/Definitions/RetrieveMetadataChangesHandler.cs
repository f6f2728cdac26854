using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>
/// RetrieveMetadataChanges: the descriptions that satisfy a query. A client's version stamp is accepted: when nothing changed
/// since, nothing comes back; otherwise everything that matches.
/// </summary>
internal sealed class RetrieveMetadataChangesHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var catalog = call.Organization.Catalog;
        var stamp = catalog.Version.ToString(CultureInfo.InvariantCulture);
        var result = new EntityMetadataCollection();
        if (call.Get<string>("ClientVersionStamp") != stamp)
        {
            var query = call.Get<EntityQueryExpression>("Query") ?? new EntityQueryExpression();
            var builder = new MetadataBuilder(catalog);
            foreach (var table in catalog.Tables)
            {
                var entity = MetadataBuilder.Head(table);
                if (MetadataFilter.Accepts(query.Criteria, entity))
                {
                    AddDetails(entity, table, query, builder);
                    result.Add(MetadataProjection.Apply(query.Properties, entity));
                }
            }
        }

        return call.Respond(
            new RetrieveMetadataChangesResponse(),
            ("EntityMetadata", result),
            ("ServerVersionStamp", stamp),
            ("DeletedMetadata", new DeletedMetadataCollection()));
    }

    private static void AddDetails(EntityMetadata entity, Table table, EntityQueryExpression query, MetadataBuilder builder)
    {
        if (MetadataProjection.Wants(query.Properties, "Attributes"))
        {
            var attributes = table.Columns
                .Select(AttributeMetadataFactory.Make)
                .Where(attribute => MetadataFilter.Accepts(query.AttributeQuery?.Criteria, attribute))
                .Select(attribute => MetadataProjection.Apply(query.AttributeQuery?.Properties, attribute));
            _ = entity.Fill(("Attributes", attributes.ToArray()));
        }

        if (MetadataProjection.Wants(query.Properties, "Keys"))
        {
            _ = entity.Fill(("Keys", MetadataBuilder.Keys(table)));
        }

        builder.AddRelationships(entity, table);
        foreach (var side in (string[])["ManyToOneRelationships", "OneToManyRelationships"])
        {
            var relationships = (OneToManyRelationshipMetadata[])MetadataFiller.Get(entity, side)!;
            _ = entity.Fill((side, relationships
                .Where(relationship => MetadataFilter.Accepts(query.RelationshipQuery?.Criteria, relationship))
                .Select(relationship => MetadataProjection.Apply(query.RelationshipQuery?.Properties, relationship))
                .ToArray()));
        }
    }
}

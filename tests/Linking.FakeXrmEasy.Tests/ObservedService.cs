using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>
/// FakeXrmEasy's service, with what it lacks: an answer to <c>RetrieveMetadataChanges</c>. Counts the updates of each table.
/// </summary>
internal sealed class ObservedService(IOrganizationService inner, IReadOnlyCollection<EntityMetadata> definitions) : IOrganizationService
{
    private readonly List<string> updates = [];

    internal int UpdatesOf(string table) => updates.Count(updated => updated == table);

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        if (request is RetrieveMetadataChangesRequest changes)
        {
            return Answer(changes);
        }

        if (request is UpdateRequest update)
        {
            updates.Add(update.Target.LogicalName);
        }

        return inner.Execute(request);
    }

    public Guid Create(Entity entity) => inner.Create(entity);

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => inner.Retrieve(entityName, id, columnSet);

    public void Update(Entity entity)
    {
        updates.Add(entity.LogicalName);
        inner.Update(entity);
    }

    public void Delete(string entityName, Guid id) => inner.Delete(entityName, id);

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        inner.Associate(entityName, entityId, relationship, relatedEntities);
    }

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        inner.Disassociate(entityName, entityId, relationship, relatedEntities);
    }

    public EntityCollection RetrieveMultiple(QueryBase query) => inner.RetrieveMultiple(query);

    private RetrieveMetadataChangesResponse Answer(RetrieveMetadataChangesRequest request)
    {
        var asked = (string[])request.Query.Criteria.Conditions.Single(condition => condition.PropertyName == nameof(EntityMetadata.LogicalName)).Value;
        var found = new EntityMetadataCollection();
        found.AddRange(definitions.Where(definition => asked.Contains(definition.LogicalName)));
        return new RetrieveMetadataChangesResponse { Results = new ParameterCollection { ["EntityMetadata"] = found } };
    }
}

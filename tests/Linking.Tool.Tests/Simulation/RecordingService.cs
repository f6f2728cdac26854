using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Tests.Simulation;

/// <summary>Keeps the requests it gets, and answers queries for rows by id from what it was given.</summary>
internal sealed class RecordingService(params Entity[] stored) : IOrganizationService
{
    public List<OrganizationRequest> Requests { get; } = [];

    public IEnumerable<Entity> Written => Requests.SelectMany(request => request.Parameters.TryGetValue("Targets", out var targets)
        ? (targets as EntityCollection)?.Entities ?? Enumerable.Empty<Entity>()
        : request.Parameters.TryGetValue("Target", out var target) && target is Entity entity ? [entity] : Enumerable.Empty<Entity>());

    public IEnumerable<Guid> Deleted =>
        Requests.OfType<DeleteRequest>().Select(request => request.Target).Concat(DeletedInBulk.SelectMany(rows => rows)).Select(row => row.Id);

    public IEnumerable<EntityReferenceCollection> DeletedInBulk => Requests
        .Where(request => request.RequestName == "DeleteMultiple")
        .Select(request => (EntityReferenceCollection)request["Targets"]);

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        Requests.Add(request);
        return new OrganizationResponse();
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        var ids = ((QueryExpression)query).Criteria.Conditions[0].Values.Cast<Guid>().ToHashSet();
        Assert.True(ids.Count <= 500);
        return new EntityCollection([.. stored.Where(entity => ids.Contains(entity.Id))]);
    }

    public Guid Create(Entity entity) => throw new NotSupportedException();

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Update(Entity entity) => throw new NotSupportedException();

    public void Delete(string entityName, Guid id) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();
}

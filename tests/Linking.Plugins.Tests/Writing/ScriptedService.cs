using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Writing;

/// <summary>A service that answers as a test says and keeps what it was asked.</summary>
internal sealed class ScriptedService(Func<OrganizationRequest, OrganizationResponse?>? execute = null, Func<QueryBase,
    EntityCollection>? query = null) : IOrganizationService
{
    public List<OrganizationRequest> Requests { get; } = [];

    public List<QueryBase> Queries { get; } = [];

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        Requests.Add(request);
        return execute?.Invoke(request) ?? new OrganizationResponse();
    }

    public EntityCollection RetrieveMultiple(QueryBase asked)
    {
        Queries.Add(asked);
        return query?.Invoke(asked) ?? new EntityCollection();
    }

    /// <summary>Creates, updates and deletes are kept as the requests that they are.</summary>
    public Guid Create(Entity entity)
    {
        Execute(new CreateRequest { Target = entity });
        return entity.Id;
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Update(Entity entity) => Execute(new UpdateRequest { Target = entity });

    public void Delete(string entityName, Guid id) => Execute(new DeleteRequest { Target = new EntityReference(entityName, id) });

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();
}

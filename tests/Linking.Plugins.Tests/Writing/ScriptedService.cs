using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Writing;

/// <summary>A service that answers as a test says and keeps what it was asked.</summary>
internal sealed class ScriptedService(Func<OrganizationRequest, OrganizationResponse?>? execute = null, Func<QueryBase, EntityCollection>? query = null) : IOrganizationService
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

    public Guid Create(Entity entity) => throw new NotSupportedException();

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Update(Entity entity) => throw new NotSupportedException();

    public void Delete(string entityName, Guid id) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();
}

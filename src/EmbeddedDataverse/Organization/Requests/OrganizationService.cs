namespace EmbeddedDataverse.Requests;

/// <summary>The service as one caller sees it; the shortcut methods build the requests they stand for.</summary>
internal sealed class OrganizationService(RequestEngine engine, Caller caller) : IOrganizationService
{
    public Guid Create(Entity entity)
    {
        return (Guid)engine.Execute(caller, new CreateRequest { Target = entity }).Results["id"];
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet)
    {
        return (Entity)engine.Execute(caller, new RetrieveRequest { Target = new EntityReference(entityName, id), ColumnSet = columnSet }).Results["Entity"];
    }

    public void Update(Entity entity)
    {
        _ = engine.Execute(caller, new UpdateRequest { Target = entity });
    }

    public void Delete(string entityName, Guid id)
    {
        _ = engine.Execute(caller, new DeleteRequest { Target = new EntityReference(entityName, id) });
    }

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        return engine.Execute(caller, request);
    }

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        _ = engine.Execute(caller, Association("Associate", entityName, entityId, relationship, relatedEntities));
    }

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        _ = engine.Execute(caller, Association("Disassociate", entityName, entityId, relationship, relatedEntities));
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        return (EntityCollection)engine.Execute(caller, new RetrieveMultipleRequest { Query = query }).Results["EntityCollection"];
    }

    private static OrganizationRequest Association(string message, string entityName, Guid entityId, Relationship relationship,
        EntityReferenceCollection relatedEntities)
    {
        return new OrganizationRequest(message)
        {
            ["Target"] = new EntityReference(entityName, entityId),
            ["Relationship"] = relationship,
            ["RelatedEntities"] = relatedEntities,
        };
    }
}

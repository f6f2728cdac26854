namespace EmbeddedDataverse.Messages;

/// <summary>The handlers by message.</summary>
internal static class MessageRegistry
{
    private static readonly Dictionary<string, IMessageHandler> Handlers = new(StringComparer.Ordinal)
    {
        ["Create"] = new CreateHandler(),
        ["Update"] = new UpdateHandler(),
        ["Upsert"] = new UpsertHandler(),
        ["Delete"] = new DeleteHandler(),
        ["CreateMultiple"] = new CreateMultipleHandler(),
        ["UpdateMultiple"] = new UpdateMultipleHandler(),
        ["UpsertMultiple"] = new UpsertMultipleHandler(),
        ["DeleteMultiple"] = new DeleteMultipleHandler(),
        ["Retrieve"] = new RetrieveHandler(),
        ["RetrieveMultiple"] = new RetrieveMultipleHandler(),
        ["RetrieveTotalRecordCount"] = new RetrieveTotalRecordCountHandler(),
        ["FetchXmlToQueryExpression"] = new FetchXmlToQueryExpressionHandler(),
        ["QueryExpressionToFetchXml"] = new QueryExpressionToFetchXmlHandler(),
        ["ExecuteMultiple"] = new ExecuteMultipleHandler(),
        ["ExecuteTransaction"] = new ExecuteTransactionHandler(),
        ["Associate"] = new AssociateHandler(adds: true),
        ["Disassociate"] = new AssociateHandler(adds: false),
        ["ImportSolution"] = new ImportSolutionHandler(),
        ["DeleteAndPromote"] = new DeleteAndPromoteHandler(),
        ["RetrieveDependenciesForUninstall"] = new RetrieveDependenciesForUninstallHandler(),
        ["WhoAmI"] = new WhoAmIHandler(),
        ["RetrieveEnvironmentVariableValue"] = new RetrieveEnvironmentVariableValueHandler(),
        ["RetrieveUserPrivilegeByPrivilegeName"] = new RetrieveUserPrivilegeHandler(),
        ["RetrieveEntity"] = new RetrieveEntityHandler(),
        ["RetrieveAllEntities"] = new RetrieveAllEntitiesHandler(),
        ["RetrieveAttribute"] = new RetrieveAttributeHandler(),
        ["RetrieveMetadataChanges"] = new RetrieveMetadataChangesHandler(),
        ["CreateEntity"] = new CreateEntityHandler(),
        ["DeleteEntity"] = new DeleteEntityHandler(),
        ["CreateAttribute"] = new CreateAttributeHandler(),
        ["DeleteAttribute"] = new DeleteAttributeHandler(),
        ["CreateOneToMany"] = new CreateOneToManyHandler(),
        ["DeleteRelationship"] = new DeleteRelationshipHandler(),
        ["CanBeReferenced"] = new EligibilityHandler("CanBeReferenced", table => table.CanBePrimary, () => new CanBeReferencedResponse()),
        ["CanBeReferencing"] = new EligibilityHandler("CanBeReferencing", table => table.CanBeRelated, () => new CanBeReferencingResponse()),
        ["PublishXml"] = new PublishHandler(),
        ["PublishAllXml"] = new PublishHandler(),
    };

    public static IMessageHandler? Find(string? message)
    {
        return message is not null && Handlers.TryGetValue(message, out var handler) ? handler : null;
    }
}

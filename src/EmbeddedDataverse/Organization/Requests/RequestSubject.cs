namespace EmbeddedDataverse.Requests;

/// <summary>Which table a request is about and how many rows it carries, for counting, costs and faults.</summary>
internal static class RequestSubject
{
    public static (string Table, int Rows) Of(OrganizationRequest request)
    {
        foreach (var name in (ReadOnlySpan<string>)["Target", "Targets", "Query", "EntityName", "EntityLogicalName", "LogicalName", "OneToManyRelationship"])
        {
            if (!request.Parameters.TryGetValue(name, out var value) || value is null)
            {
                continue;
            }

            return value switch
            {
                Entity entity => (entity.LogicalName ?? "", 1),
                EntityReference reference => (reference.LogicalName ?? "", 1),
                EntityCollection rows => (rows.EntityName ?? rows.Entities.FirstOrDefault()?.LogicalName ?? "", rows.Entities.Count),
                EntityReferenceCollection references => (references.FirstOrDefault()?.LogicalName ?? "", references.Count),
                QueryExpression query => (query.EntityName ?? "", 1),
                QueryByAttribute query => (query.EntityName ?? "", 1),
                FetchExpression query => (FetchReader.TableOf(query.Query), 1),
                OneToManyRelationshipMetadata relationship => (relationship.ReferencingEntity ?? "", 1),
                string text => (text, 1),
                _ => ("", 1),
            };
        }

        return ("", 1);
    }
}

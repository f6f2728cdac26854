using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Properties;

/// <summary>A table that answers queries on one text column page by page, in the order of that column, and notes what it was asked for.</summary>
internal sealed class SortedTable(string column, IEnumerable<string> texts) : IOrganizationService
{
    private readonly List<string> rows = [.. texts.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The values of the conditions, one list a query.</summary>
    public List<List<object>> Asked { get; } = [];

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        var expression = (QueryExpression)query;
        if (expression.PageInfo.PageNumber == 1)
        {
            Asked.Add([.. expression.Criteria.Conditions.SelectMany(condition => condition.Values)]);
        }

        var matching = rows.Where(text => expression.Criteria.Conditions.All(condition => Matches(condition, text))).ToList();
        var skipped = (expression.PageInfo.PageNumber - 1) * expression.PageInfo.Count;
        var page = matching.Skip(skipped).Take(expression.PageInfo.Count).Select(text => new Entity(expression.EntityName, Guid.NewGuid()) { [column] = text })
            .ToList();
        return new EntityCollection(page) { MoreRecords = skipped + page.Count < matching.Count, PagingCookie = "cookie" };
    }

    public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

    public Guid Create(Entity entity) => throw new NotSupportedException();

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Update(Entity entity) => throw new NotSupportedException();

    public void Delete(string entityName, Guid id) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    private static bool Matches(ConditionExpression condition, string text)
    {
        var order = condition.Values.Count == 1 ? StringComparer.OrdinalIgnoreCase.Compare(text, (string)condition.Values[0]) : 0;
        return condition.Operator switch
        {
            ConditionOperator.NotNull => true,
            ConditionOperator.GreaterThan => order > 0,
            ConditionOperator.GreaterEqual => order >= 0,
            ConditionOperator.LessThan => order < 0,
            ConditionOperator.LessEqual => order <= 0,
            ConditionOperator.In => condition.Values.Contains(text),
            _ => throw new NotSupportedException(condition.Operator.ToString()),
        };
    }
}

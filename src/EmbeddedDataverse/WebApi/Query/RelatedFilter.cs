using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>The condition that rows are related to one row by a collection of it.</summary>
internal static class RelatedFilter
{
    public static FilterExpression Of(TableModel related, NavigationModel navigation, Guid id)
    {
        var filter = new FilterExpression(LogicalOperator.And);
        if (navigation.Intersect is { } intersect)
        {
            var link = new LinkEntity(related.Name, intersect.Table, related.PrimaryId, intersect.Other, JoinOperator.Any);
            link.LinkCriteria.AddCondition(intersect.Own, ConditionOperator.Equal, id);
            filter.AnyAllFilterLinkEntity = link;
        }
        else
        {
            filter.AddCondition(navigation.Lookup, ConditionOperator.Equal, id);
        }

        return filter;
    }
}

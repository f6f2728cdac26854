using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Reads the related rows that are wanted with rows: one query for each property and up to 500 rows.</summary>
internal sealed class Expander(ApiContext context)
{
    private const int Block = 500;
    private const string Between = "between";

    private static readonly Dictionary<string, SingleValueNode> NoAliases = [];

    public void Expand(ColumnChoice choice, IReadOnlyList<Entity> rows, IReadOnlyList<JsonObject> into)
    {
        foreach (var expand in choice.Expands)
        {
            for (var start = 0; start < rows.Count; start += Block)
            {
                var count = Math.Min(Block, rows.Count - start);
                if (expand.Navigation.IsCollection)
                {
                    Collections(expand, choice.Table, [.. rows.Skip(start).Take(count)], [.. into.Skip(start).Take(count)]);
                }
                else
                {
                    Lookups(expand, [.. rows.Skip(start).Take(count)], [.. into.Skip(start).Take(count)]);
                }
            }
        }
    }

    private void Lookups(ExpandChoice expand, List<Entity> rows, List<JsonObject> into)
    {
        var table = expand.Choice.Table;
        var references = rows.Select(row => row.GetAttributeValue<EntityReference>(expand.Navigation.Lookup))
            .Select(reference => reference?.LogicalName == table.Name ? reference.Id : (Guid?)null).ToList();
        var ids = references.OfType<Guid>().Distinct().ToArray();
        var found = ids.Length == 0 ? [] : Read(expand, table.PrimaryId, ids).ToDictionary(pair => pair.Row.Id, pair => pair.Json);
        for (var i = 0; i < rows.Count; i++)
        {
            into[i][expand.Navigation.Name] = references[i] is { } id && found.TryGetValue(id, out var json) ? json.DeepClone() : null;
        }
    }

    private void Collections(ExpandChoice expand, TableModel parent, List<Entity> rows, List<JsonObject> into)
    {
        var children = Read(expand, expand.Navigation.Lookup, [.. rows.Select(row => row.Id)]).ToLookup(pair => Owner(expand.Navigation, pair.Row));
        for (var i = 0; i < rows.Count; i++)
        {
            List<JsonNode?> own = [.. children[rows[i].Id].Select(pair => (JsonNode?)pair.Json)];
            var size = Math.Min(context.Request.Preferences.PageSize ?? expand.Choice.Table.LargestPage, expand.Choice.Table.LargestPage);
            into[i][expand.Navigation.Name] = new JsonArray([.. own.Take((int)Math.Min(expand.Top ?? size, int.MaxValue))]);
            if (expand.Top is null && own.Count > size)
            {
                into[i][expand.Navigation.Name + "@odata.nextLink"] = Next(expand, parent, rows[i], size);
            }
        }
    }

    /// <summary>The link to the second page of a row's collection, which is asked for here to know where it begins.</summary>
    private string Next(ExpandChoice expand, TableModel parent, Entity row, int size)
    {
        var query = new QueryExpression(expand.Choice.Table.Name)
        {
            ColumnSet = new ColumnSet(false),
            Criteria = RelatedFilter.Of(expand.Choice.Table, expand.Navigation, row.Id),
            PageInfo = new PagingInfo { PageNumber = 1, Count = size },
        };
        QueryOptions.Apply(new FilterColumns(context.Model, expand.Choice.Table, query.LinkEntities, NoAliases), query, expand.Filter, expand.OrderBy);
        var address = new Uri($"{context.AddressOf(parent.Name, row.Id)}/{expand.Navigation.Name}{expand.Query()}");
        return PageToken.Link(address, 1, context.Service.RetrieveMultiple(query).PagingCookie);
    }

    /// <summary>The row that a row of a collection belongs to.</summary>
    private static Guid Owner(NavigationModel navigation, Entity row)
    {
        return navigation.Intersect is { } intersect
            ? (Guid)((AliasedValue)row[$"{Between}.{intersect.Own}"]).Value
            : row.GetAttributeValue<EntityReference>(navigation.Lookup)!.Id;
    }

    private static void Join(QueryExpression query, TableModel table, IntersectModel intersect, Guid[] ids)
    {
        var link = query.AddLink(intersect.Table, table.PrimaryId, intersect.Other);
        link.EntityAlias = Between;
        link.Columns = new ColumnSet(intersect.Own);
        link.LinkCriteria.AddCondition(intersect.Own, ConditionOperator.In, [.. ids.Cast<object>()]);
    }

    private IEnumerable<(Entity Row, JsonObject Json)> Read(ExpandChoice expand, string column, Guid[] ids)
    {
        var choice = expand.Choice;
        var query = new QueryExpression(choice.Table.Name)
        {
            ColumnSet = choice.ToColumnSet(),
            PageInfo = new PagingInfo { PageNumber = 1, Count = choice.Table.LargestPage }
        };
        var intersect = expand.Navigation.Intersect;
        if (intersect is not null)
        {
            Join(query, choice.Table, intersect, ids);
        }
        else if (!query.ColumnSet.Columns.Contains(column))
        {
            query.ColumnSet.AddColumn(column);
        }

        QueryOptions.Apply(new FilterColumns(context.Model, choice.Table, query.LinkEntities, NoAliases), query, expand.Filter, expand.OrderBy);
        if (intersect is null)
        {
            query.Criteria.AddCondition(column, ConditionOperator.In, [.. ids.Cast<object>()]);
        }

        var rows = new List<Entity>();
        for (var more = true; more; query.PageInfo.PageNumber++)
        {
            var page = context.Service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            more = page.MoreRecords;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }

        List<JsonObject> json = [.. rows.Select(row => context.Writer.Write(choice.Table, row, choice.Columns))];
        Expand(choice, rows, json);
        return rows.Zip(json);
    }
}

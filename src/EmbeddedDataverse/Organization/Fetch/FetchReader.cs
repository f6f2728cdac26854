using System.Xml.Linq;

namespace EmbeddedDataverse.Fetch;

/// <summary>Reads FetchXML as the query that a QueryExpression would be. Elements, attributes and operators that are not known are refused by name.</summary>
internal sealed class FetchReader(Catalog catalog)
{
    private const string InEntity = "filter, order, link-entity, attribute, all-attributes, no-attrs";

    // Far beyond what a person or a tool writes, and little enough that no text can exhaust the stack.
    private const int Deepest = 40;

    private static readonly string[] FetchAttributes =
    [
        "version", "count", "page", "paging-cookie", "utc-offset", "aggregate", "distinct", "top", "mapping", "min-active-row-version", "output-format",
        "returntotalrecordcount", "no-lock", "aggregatelimit", "latematerialize", "options", "datasource", "useraworderby", "savedqueryid",
    ];

    private static readonly string[] ColumnAttributes =
        ["name", "build", "addedby", "alias", "aggregate", "groupby", "dategrouping", "usertimezone", "distinct", "rowaggregate"];

    private static readonly string[] LinkAttributes = ["name", "to", "from", "alias", "link-type", "visible", "intersect"];

    private readonly List<XrmAttributeExpression> distinctCounts = [];
    private bool isAggregate;
    private bool comparesAcrossTables;

    public static FetchQuery Read(Catalog catalog, string? text)
    {
        return new FetchReader(catalog).Read(FetchNode.Parse(text));
    }

    /// <summary>The table that FetchXML is about; empty where it cannot be read.</summary>
    public static string TableOf(string? text)
    {
        try
        {
            return FetchNode.Parse(text).Element("entity")?.Attribute("name")?.Value ?? "";
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return "";
        }
    }

    private FetchQuery Read(XElement root)
    {
        if (root.Name.LocalName != "fetch")
        {
            throw FetchFaults.Child("fetch", root);
        }

        var fetch = new FetchNode(root, FetchAttributes);
        var entity = Entity(fetch);
        isAggregate = fetch.Flag("aggregate");
        Refuse(fetch);
        var query = new QueryExpression(entity.Required("name", ErrorCodes.QueryBuilderNoEntity))
        {
            Distinct = fetch.Flag("distinct"),
            NoLock = fetch.Flag("no-lock"),
            TopCount = fetch.Positive("top"),
            ColumnSet = new ColumnSet(),
            PageInfo = new PagingInfo
            {
                PageNumber = fetch.Positive("page") ?? 1,
                Count = fetch.Positive("count") ?? 0,
                PagingCookie = fetch.Text("paging-cookie"),
                ReturnTotalRecordCount = fetch.Flag("returntotalrecordcount"),
            },
        };
        RequireOneLimit(fetch, query);
        ReadEntity(entity, query);
        if (isAggregate && query.ColumnSet.AttributeExpressions.Count == 0 && !HasExpressions(query.LinkEntities))
        {
            throw FetchFaults.Make(
                ErrorCodes.QueryBuilderAttributeNotFound,
                "An aggregate query needs at least one attribute that is grouped by or aggregated.",
                entity.Element);
        }

        var traits = new QueryTraits
        {
            AggregateLimit = fetch.Positive("aggregatelimit") ?? QueryTraits.LargestAggregate,
            SortsChoicesByNumber = fetch.Flag("useraworderby"),
            ComparesAcrossTables = comparesAcrossTables,
        };
        traits.DistinctCounts.UnionWith(distinctCounts);
        return new FetchQuery(query, traits);
    }

    private static FetchNode Entity(FetchNode fetch)
    {
        var children = fetch.Children.ToList();
        if (children.Find(child => child.Name.LocalName != "entity") is { } other)
        {
            throw FetchFaults.Child("entity", other);
        }

        return children.Count == 1 && !string.IsNullOrEmpty(children[0].Attribute("name")?.Value)
            ? new FetchNode(children[0], "name")
            : throw PlatformFaults.Make(ErrorCodes.QueryBuilderNoEntity, "Entity Name was not specified in FetchXml String.");
    }

    /// <summary>Hints to SQL Server change no result; what would change one and is not there is refused.</summary>
    private static void Refuse(FetchNode fetch)
    {
        _ = fetch.Flag("latematerialize");
        if (fetch.Text("datasource") is { } source)
        {
            throw PlatformFaults.NotSupported($"The data source '{source}' of a fetch");
        }

        if (fetch.Flag("min-active-row-version"))
        {
            throw PlatformFaults.NotSupported("The attribute min-active-row-version of a fetch");
        }

        if (fetch.Text("mapping") is { } mapping and not "logical")
        {
            throw FetchFaults.Value("mapping", mapping, "logical", fetch.Element);
        }
    }

    private static void RequireOneLimit(FetchNode fetch, QueryExpression query)
    {
        if (query.TopCount is not { } top)
        {
            return;
        }

        if (top > QueryRunner.StandardPage)
        {
            throw FetchFaults.Value("top", top.ToString(CultureInfo.InvariantCulture), "at most 5000", fetch.Element);
        }

        foreach (var other in (string[])["page", "count", "returntotalrecordcount"])
        {
            if (fetch.Text(other) is not (null or "false" or "0"))
            {
                throw FetchFaults.Make(
                    ErrorCodes.InvalidArgument,
                    $"The Top.Count can't be specified with pagingInfo: the attribute top cannot be used with {other}.",
                    fetch.Element);
            }
        }
    }

    private static bool HasExpressions(IEnumerable<LinkEntity> links)
    {
        return links.Any(link => link.Columns.AttributeExpressions.Count > 0 || HasExpressions(link.LinkEntities));
    }

    private void ReadEntity(FetchNode entity, QueryExpression query)
    {
        var table = catalog.Get(query.EntityName);
        var filters = new List<FilterExpression>();
        foreach (var child in entity.Children)
        {
            switch (child.Name.LocalName)
            {
                case "filter":
                    filters.Add(Filter(child, table, 1));
                    break;
                case "order":
                    query.Orders.Add(Order(child));
                    break;
                case "link-entity":
                    query.LinkEntities.Add(Link(child, table, isInFilter: false, 1));
                    break;
                default:
                    Column(child, query.ColumnSet);
                    break;
            }
        }

        query.Criteria = Together(filters);
    }

    /// <summary>Several filters side by side must all hold.</summary>
    private static FilterExpression Together(List<FilterExpression> filters)
    {
        if (filters.Count == 1)
        {
            return filters[0];
        }

        var all = new FilterExpression(LogicalOperator.And);
        all.Filters.AddRange(filters);
        return all;
    }

    private void Column(XElement element, ColumnSet set)
    {
        switch (element.Name.LocalName)
        {
            case "all-attributes":
                _ = new FetchNode(element);
                set.AllColumns = true;
                break;
            case "no-attrs":
                _ = new FetchNode(element);
                break;
            case "attribute":
                Column(new FetchNode(element, ColumnAttributes), set);
                break;
            default:
                throw FetchFaults.Child(InEntity, element);
        }
    }

    private void Column(FetchNode node, ColumnSet set)
    {
        var name = node.Required("name");
        if (node.Text("rowaggregate") is { } counted)
        {
            throw PlatformFaults.NotSupported($"The rowaggregate '{counted}' of the attribute '{name}'");
        }

        var aggregate = Named<XrmAggregateType>(node, "aggregate");
        var isGroup = node.Flag("groupby");
        var grouping = Named<XrmDateTimeGrouping>(node, "dategrouping");
        _ = node.Flag("usertimezone");
        if (!isAggregate)
        {
            if (isGroup || aggregate != XrmAggregateType.None || grouping != XrmDateTimeGrouping.None)
            {
                throw FetchFaults.Make(
                    ErrorCodes.InvalidArgument,
                    $"{(isGroup ? "groupby" : aggregate != XrmAggregateType.None ? "aggregate" : "dategrouping")} cannot be specified if aggreate is not true.",
                    node.Element);
            }

            if (node.Text("alias") is null)
            {
                set.AddColumn(name);
                return;
            }
        }
        else if (!isGroup && aggregate == XrmAggregateType.None)
        {
            throw FetchFaults.Make(
                ErrorCodes.QueryBuilderAttributeNotFound,
                "An attribute can not be requested when an aggregate operation has been specified and its neither groupby nor aggregate.",
                node.Element);
        }

        var expression = new XrmAttributeExpression(name, aggregate, node.Text("alias"), grouping) { HasGroupBy = isGroup };
        set.AttributeExpressions.Add(expression);
        if (node.Flag("distinct"))
        {
            distinctCounts.Add(aggregate == XrmAggregateType.CountColumn
                ? expression
                : throw FetchFaults.Make(ErrorCodes.InvalidArgument, "distinct can be specified for the aggregate countcolumn only.", node.Element));
        }
    }

    private static T Named<T>(FetchNode node, string attribute)
        where T : struct, Enum
    {
        var text = node.Text(attribute);
        var plain = text?.Replace("-", "", StringComparison.Ordinal) ?? "None";
        var isName = plain.Length > 0 && plain.All(char.IsAsciiLetter) && text is not "None" and not "none";
        return isName && Enum.TryParse<T>(plain, ignoreCase: true, out var value)
            ? value
            : throw FetchFaults.Value(attribute, text!, $"one of {string.Join(", ", Enum.GetNames<T>().Skip(1)).ToLowerInvariant()}", node.Element);
    }

    private static OrderExpression Order(XElement element)
    {
        var node = new FetchNode(element, "attribute", "alias", "descending", "entityname");
        var kind = node.Flag("descending") ? OrderType.Descending : OrderType.Ascending;
        return node.Text("attribute") is null && node.Text("alias") is null
            ? throw FetchFaults.Make(
                ErrorCodes.QueryBuilderInvalidOrderType,
                "An order clause needs an attribute, or, in an aggregate query, an alias.",
                element)
            : new OrderExpression(node.Text("attribute"), kind, node.Text("alias"), node.Text("entityname"));
    }

    private LinkEntity Link(XElement element, Table parent, bool isInFilter, int depth)
    {
        RequireShallow(element, depth);
        var node = new FetchNode(element, LinkAttributes);
        _ = node.Flag("visible");
        _ = node.Flag("intersect");
        var table = catalog.Get(node.Required("name", ErrorCodes.QueryBuilderNoEntity));
        var link = new LinkEntity(
            parent.Name,
            table.Name,
            node.Required("to", ErrorCodes.QueryBuilderDeserializeLinkAttributes),
            node.Required("from", ErrorCodes.QueryBuilderDeserializeLinkAttributes),
            FetchLinkTypes.Read(node.Text("link-type"), isInFilter))
        {
            EntityAlias = node.Text("alias"),
        };
        var filters = new List<FilterExpression>();
        foreach (var child in node.Children)
        {
            switch (child.Name.LocalName)
            {
                case "filter":
                    filters.Add(Filter(child, table, depth + 1));
                    break;
                case "order":
                    link.Orders.Add(Order(child));
                    break;
                case "link-entity":
                    link.LinkEntities.Add(Link(child, table, isInFilter: false, depth + 1));
                    break;
                default:
                    Column(child, link.Columns);
                    break;
            }
        }

        link.LinkCriteria = Together(filters);
        return link;
    }

    private FilterExpression Filter(XElement element, Table table, int depth)
    {
        RequireShallow(element, depth);
        var node = new FetchNode(element, "type", "hint", "isquickfindfields");
        var filter = new FilterExpression(node.Text("type") switch
        {
            null or "and" => LogicalOperator.And,
            "or" => LogicalOperator.Or,
            var other => throw FetchFaults.Make(
                ErrorCodes.QueryBuilderInvalidFilterType,
                $"Invalid filter type '{other}', valid values are: 'and' and 'or'.",
                element),
        })
        {
            FilterHint = node.Text("hint"),
            IsQuickFindFilter = node.Flag("isquickfindfields"),
        };
        foreach (var child in node.Children)
        {
            switch (child.Name.LocalName)
            {
                case "condition":
                    filter.Conditions.Add(Condition(child, table));
                    break;
                case "filter":
                    filter.Filters.Add(Filter(child, table, depth + 1));
                    break;
                case "link-entity":
                    // A filter carries one such link; a further one gets a filter of its own.
                    var own = filter.AnyAllFilterLinkEntity is null ? filter : filter.AddFilter(LogicalOperator.And);
                    own.AnyAllFilterLinkEntity = Link(child, table, isInFilter: true, depth + 1);
                    break;
                default:
                    throw FetchFaults.Child("condition, filter, link-entity", child);
            }
        }

        return filter;
    }

    private ConditionExpression Condition(XElement element, Table table)
    {
        var node = new FetchNode(element, "attribute", "entityname", "operator", "value", "valueof", "uiname", "uitype", "uihidden");
        var name = node.Required("attribute");
        var kind = FetchOperators.Find(node.Required("operator"))
            ?? throw FetchFaults.Make(
                ErrorCodes.QueryBuilderInvalidConditionOperator,
                $"Invalid condition operator '{node.Text("operator")}'.",
                element);
        if (element.Elements().FirstOrDefault(child => child.Name.LocalName != "value") is { } other)
        {
            throw FetchFaults.Child("value", other);
        }

        var given = element.Elements().Select(child => new FetchNode(child, "uiname", "uitype").Element.Value).ToList();
        if (element.Attribute("value") is { } single)
        {
            given.Insert(0, single.Value);
        }

        if (node.Text("valueof") is { } otherColumn)
        {
            comparesAcrossTables |= otherColumn.Contains('.', StringComparison.Ordinal);
            return given.Count == 0
                ? new ConditionExpression(node.Text("entityname"), name, kind, compareColumns: true, otherColumn)
                : throw FetchFaults.Make(ErrorCodes.InvalidArgument, "A condition cannot have both a value and a valueof.", element);
        }

        // The type of the values follows from the column; that of another table is found when the query runs.
        var column = node.Text("entityname") is null && table.TryGet(name, out var own) ? own : null;
        var values = given.Select(value => FetchValues.Read(column, value)).ToArray();
        return new ConditionExpression(node.Text("entityname"), name, kind, values);
    }

    private static void RequireShallow(XElement element, int depth)
    {
        if (depth > Deepest)
        {
            throw PlatformFaults.Invalid($"The FetchXML nests filters and links more than {Deepest} deep, at the node '{element.Name.LocalName}'.");
        }
    }
}

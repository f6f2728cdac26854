using System.Xml.Linq;

namespace EmbeddedDataverse.Fetch;

/// <summary>Writes a query as FetchXML.</summary>
internal static class FetchWriter
{
    public static string Write(QueryExpression query)
    {
        var fetch = new XElement("fetch");
        Set(fetch, "version", "1.0");
        Set(fetch, "mapping", "logical");
        Set(fetch, "output-format", "xml-platform");
        Set(fetch, "distinct", query.Distinct ? "true" : null);
        Set(fetch, "no-lock", query.NoLock ? "true" : null);
        Set(fetch, "top", query.TopCount?.ToString(CultureInfo.InvariantCulture));
        Paging(fetch, query.PageInfo);
        Set(fetch, "datasource", query.DataSource);
        Set(fetch, "options", query.QueryHints);
        var entity = new XElement("entity", new XAttribute("name", query.EntityName ?? ""));
        Columns(entity, query.ColumnSet);
        entity.Add(query.Orders.Select(Order));
        Criteria(entity, query.Criteria);
        entity.Add(query.LinkEntities.Select(Link));
        var aggregates = entity.Descendants("attribute").Attributes().Any(given => given.Name == "aggregate" || given.Name == "groupby");
        Set(fetch, "aggregate", aggregates ? "true" : null);
        fetch.Add(entity);
        return fetch.ToString(SaveOptions.DisableFormatting);
    }

    private static void Set(XElement element, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            element.SetAttributeValue(name, value);
        }
    }

    private static void Paging(XElement fetch, PagingInfo? paging)
    {
        if (paging is { Count: > 0 } or { PageNumber: > 1 })
        {
            Set(fetch, "count", paging.Count > 0 ? paging.Count.ToString(CultureInfo.InvariantCulture) : null);
            Set(fetch, "page", Math.Max(1, paging.PageNumber).ToString(CultureInfo.InvariantCulture));
        }

        Set(fetch, "paging-cookie", paging?.PagingCookie);
        Set(fetch, "returntotalrecordcount", paging is { ReturnTotalRecordCount: true } ? "true" : null);
    }

    private static void Columns(XElement into, ColumnSet? set)
    {
        if (set is null)
        {
            return;
        }

        if (set.AllColumns)
        {
            into.Add(new XElement("all-attributes"));
        }
        else
        {
            into.Add(set.Columns.Select(name => new XElement("attribute", new XAttribute("name", name))));
        }

        foreach (var expression in set.AttributeExpressions)
        {
            var column = new XElement("attribute", new XAttribute("name", expression.AttributeName ?? ""));
            Set(column, "alias", expression.Alias);
            Set(column, "aggregate", expression.AggregateType == XrmAggregateType.None ? null : expression.AggregateType.ToString().ToLowerInvariant());
            Set(column, "groupby", expression.HasGroupBy ? "true" : null);
            Set(column, "dategrouping", expression.DateTimeGrouping switch
            {
                XrmDateTimeGrouping.None => null,
                XrmDateTimeGrouping.FiscalPeriod => "fiscal-period",
                XrmDateTimeGrouping.FiscalYear => "fiscal-year",
                var other => other.ToString().ToLowerInvariant(),
            });
            into.Add(column);
        }
    }

    private static XElement Order(OrderExpression order)
    {
        var element = new XElement("order");
        Set(element, "entityname", order.EntityName);
        Set(element, "attribute", order.AttributeName);
        Set(element, "alias", order.Alias);
        Set(element, "descending", order.OrderType == OrderType.Descending ? "true" : "false");
        return element;
    }

    private static XElement Link(LinkEntity link)
    {
        var element = new XElement(
            "link-entity",
            new XAttribute("name", link.LinkToEntityName ?? ""),
            new XAttribute("from", link.LinkToAttributeName ?? ""),
            new XAttribute("to", link.LinkFromAttributeName ?? ""),
            new XAttribute("link-type", FetchLinkTypes.Write(link.JoinOperator)));
        Set(element, "alias", link.EntityAlias);
        Columns(element, link.Columns);
        element.Add(link.Orders.Select(Order));
        Criteria(element, link.LinkCriteria);
        element.Add(link.LinkEntities.Select(Link));
        return element;
    }

    private static void Criteria(XElement into, FilterExpression? filter)
    {
        if (!FilterCompiler.IsEmpty(filter))
        {
            into.Add(Filter(filter!));
        }
    }

    private static XElement Filter(FilterExpression filter)
    {
        var element = new XElement("filter", new XAttribute("type", filter.FilterOperator == LogicalOperator.Or ? "or" : "and"));
        Set(element, "hint", filter.FilterHint);
        Set(element, "isquickfindfields", filter.IsQuickFindFilter ? "1" : null);
        element.Add(filter.Conditions.Select(Condition));
        if (filter.AnyAllFilterLinkEntity is { } link)
        {
            element.Add(Link(link));
        }

        element.Add(filter.Filters.Where(inner => !FilterCompiler.IsEmpty(inner)).Select(Filter));
        return element;
    }

    private static XElement Condition(ConditionExpression condition)
    {
        var (name, before, after) = FetchOperators.Write(condition.Operator)
            ?? throw PlatformFaults.NotSupported($"The condition operator {condition.Operator} in FetchXML");
        var element = new XElement("condition");
        Set(element, "entityname", condition.EntityName);
        Set(element, "attribute", condition.AttributeName);
        Set(element, "operator", name);
        if (condition.CompareColumns)
        {
            Set(element, "valueof", condition.Values.FirstOrDefault() as string);
            return element;
        }

        var values = ConditionValues.Flatten(condition).Select(value => before + Text(value, before.Length > 0) + after).ToList();
        if (values.Count == 1 && condition.Operator is not (ConditionOperator.In or ConditionOperator.NotIn))
        {
            Set(element, "value", values[0]);
        }
        else
        {
            element.Add(values.Select(value => new XElement("value", value)));
        }

        return element;
    }

    private static string Text(object? value, bool isPart)
    {
        var text = value is null
            ? throw PlatformFaults.Invalid("null is not a valid value for an attribute. Use 'Null' or 'NotNull' conditions instead.")
            : FetchValues.Write(value);
        return isPart ? LikePattern.Escape(text) : text;
    }
}

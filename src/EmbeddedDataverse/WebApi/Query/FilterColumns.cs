using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Finds the columns that a filter or an order names, and joins the tables that lie on the way.</summary>
/// <param name="model">The tables.</param>
/// <param name="table">The table that is asked for.</param>
/// <param name="joins">The links of the query, which get the joins.</param>
/// <param name="aliases">What parameter aliases such as <c>@p1</c> stand for.</param>
internal sealed class FilterColumns(ServiceModel model, TableModel table, ICollection<LinkEntity> joins, IDictionary<string, SingleValueNode> aliases)
{
    private const string Main = "$it";
    private const string Between = "between";

    private readonly Dictionary<string, LinkEntity> links = new(StringComparer.Ordinal);

    /// <summary>What the rows are called in the expressions whose columns are looked for.</summary>
    public string Variable { get; init; } = Main;

    /// <summary>The link to the rows of a collection, which lies behind that to the table between when they are many to many.</summary>
    public static LinkEntity Rows(LinkEntity link)
    {
        return link.EntityAlias == Between ? link.LinkEntities[0] : link;
    }

    /// <summary>The columns of the rows that an any or all looks through.</summary>
    public FilterColumns Of(LinkEntity link, string variable)
    {
        var rows = Rows(link);
        return new FilterColumns(model, model.Table(rows.LinkToEntityName), rows.LinkEntities, aliases) { Variable = variable };
    }

    /// <summary>The link that the collection of an any or all makes.</summary>
    public LinkEntity Link(QueryNode source, JoinOperator kind)
    {
        if (source is not CollectionNavigationNode collection)
        {
            throw ApiError.NotSupported($"any or all of the expression {source.Kind}");
        }

        var (owner, link) = Owner(collection.Source);
        if (link is not null)
        {
            throw ApiError.NotSupported($"any or all of '{collection.NavigationProperty.Name}' of a related row");
        }

        var name = collection.NavigationProperty.Name;
        return owner.TryNavigation(name, out var navigation)
            ? Link(owner, navigation, kind)
            : throw ApiError.BadRequest($"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{owner.Name}'.");
    }

    /// <summary>A node without the conversions that the parser puts around it; what an alias stands for instead of the alias.</summary>
    public QueryNode Bare(QueryNode node) => node switch
    {
        ConvertNode conversion => Bare(conversion.Source),
        ParameterAliasNode alias =>
            aliases.TryGetValue(alias.Alias, out var meant) && meant is not null
            ? Bare(meant) : throw ApiError.BadRequest($"The parameter alias {alias.Alias} has no value."),
        _ => node,
    };

    /// <summary>A condition on the column that a node names.</summary>
    public ConditionExpression Condition(QueryNode node, ConditionOperator kind, IReadOnlyList<object?> values)
    {
        var (column, alias) = Find(node);
        return Condition(column, alias, kind, values);
    }

    /// <summary>A condition on a column that is named by a text.</summary>
    public ConditionExpression Condition(string property, ConditionOperator kind, IReadOnlyList<object?> values)
    {
        return table.TryProperty(property, out var column) || table.TryColumn(property, out column)
            ? Condition(column, null, kind, values)
            : throw ApiError.BadRequest($"Could not find a property named '{property}' on type 'Microsoft.Dynamics.CRM.{table.Name}'.");
    }

    /// <summary>The column that a node names, with the alias of its table when it is a joined one.</summary>
    public (ColumnModel Column, string? Alias) Find(QueryNode node)
    {
        if (Bare(node) is not SingleValuePropertyAccessNode access)
        {
            throw ApiError.NotSupported($"The expression {node.Kind} where a column is expected");
        }

        var (owner, link) = Owner(access.Source);
        return owner.TryProperty(access.Property.Name, out var column)
            ? (column, link?.EntityAlias)
            : throw ApiError.BadRequest($"Could not find a property named '{access.Property.Name}' on type 'Microsoft.Dynamics.CRM.{owner.Name}'.");
    }

    private LinkEntity Link(TableModel owner, NavigationModel navigation, JoinOperator kind)
    {
        if (navigation.Intersect is not { } intersect)
        {
            return new LinkEntity(owner.Name, navigation.Table, owner.PrimaryId, navigation.Lookup, kind);
        }

        var link = new LinkEntity(owner.Name, intersect.Table, owner.PrimaryId, intersect.Own, kind) { EntityAlias = Between };
        _ = link.AddLink(navigation.Table, intersect.Other, model.Table(navigation.Table).PrimaryId);
        return link;
    }

    private static ConditionExpression Condition(ColumnModel column, string? alias, ConditionOperator kind, IReadOnlyList<object?> values)
    {
        var typed = values.Select(value => value is null
            ? throw ApiError.BadRequest($"null cannot be among the values that '{column.Property}' is compared with.")
            : FilterValue.Of(column, value)).ToArray();
        return alias is null ? new ConditionExpression(column.Name, kind, typed) : new ConditionExpression(alias, column.Name, kind, typed);
    }

    private (TableModel Table, LinkEntity? Link) Owner(QueryNode source)
    {
        if (source is ResourceRangeVariableReferenceNode variable && variable.Name != Variable)
        {
            throw ApiError.NotSupported($"A column of '{variable.Name}' inside of any or all of another collection");
        }

        if (source is not SingleNavigationNode step)
        {
            return (table, null);
        }

        var (parent, parentLink) = Owner(step.Source);
        if (!parent.TryNavigation(step.NavigationProperty.Name, out var navigation))
        {
            throw ApiError.BadRequest($"Could not find a property named '{step.NavigationProperty.Name}' on type 'Microsoft.Dynamics.CRM.{parent.Name}'.");
        }

        var target = model.Table(navigation.Table);
        var path = parentLink is null ? navigation.Name : $"{parentLink.EntityAlias}.{navigation.Name}";
        if (!links.TryGetValue(path, out var link))
        {
            link = new LinkEntity(parent.Name, target.Name, navigation.Lookup, target.PrimaryId, JoinOperator.LeftOuter)
            {
                EntityAlias = string.Create(CultureInfo.InvariantCulture, $"joined{links.Count + 1}"),
                Columns = new ColumnSet(false),
            };
            links.Add(path, link);
            (parentLink?.LinkEntities ?? joins).Add(link);
        }

        return (target, link);
    }
}

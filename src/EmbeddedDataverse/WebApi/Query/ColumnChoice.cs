using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Which columns and related rows a request wants.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns, in the order of the answer; the primary key is among them.</param>
/// <param name="Selected">The properties that were named; null when all are wanted.</param>
/// <param name="Expands">The related rows.</param>
internal sealed record ColumnChoice(TableModel Table, IReadOnlyList<ColumnModel> Columns, IReadOnlyList<string>? Selected, IReadOnlyList<ExpandChoice> Expands)
{
    /// <summary>The columns to read: those wanted, and the lookups that expanded properties follow.</summary>
    public ColumnSet ToColumnSet()
    {
        var names = Columns.Select(column => column.Name)
            .Concat(Expands.Where(expand => !expand.Navigation.IsCollection).Select(expand => expand.Navigation.Lookup));
        return new ColumnSet([.. names.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>As the context of an answer says it.</summary>
    public string Context => (Selected, Expands) switch
    {
        (null, []) => "",
        _ => "(" + string.Join(',', (Selected ?? [])
            .Concat(Expands.Select(expand => expand.Navigation.Name + (expand.Choice.Context is { Length: > 0 } inner ? inner : "()")))) + ")",
    };

    public static ColumnChoice Of(ServiceModel model, TableModel table, SelectExpandClause? clause)
    {
        if (clause is null)
        {
            return new ColumnChoice(table, table.Columns, null, []);
        }

        var selected = new List<ColumnModel>();
        var all = clause.AllSelected;
        var expands = new List<ExpandChoice>();
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case ExpandedNavigationSelectItem expand when table.TryNavigation(expand.PathToNavigationProperty.FirstSegment.Identifier, out var navigation):
                    expands.Add(new ExpandChoice(navigation, Of(model, model.Table(navigation.Table), expand.SelectAndExpand), expand.FilterOption,
                        expand.OrderByOption, expand.TopOption, expand.SelectAndExpand));
                    break;
                case PathSelectItem path:
                    selected.Add(Column(table, path.SelectedPath.FirstSegment.Identifier));
                    break;
                case WildcardSelectItem:
                    all = true;
                    break;
                default:
                    throw ApiError.NotSupported($"{item.GetType().Name} in $select or $expand");
            }
        }

        if (all)
        {
            return new ColumnChoice(table, table.Columns, null, expands);
        }

        var names = selected.Select(column => column.Property).Distinct(StringComparer.Ordinal).ToList();
        if (table.TryColumn(table.PrimaryId, out var id) && !selected.Contains(id))
        {
            selected.Add(id);
        }

        return new ColumnChoice(table, [.. selected.Distinct()], names, expands);
    }

    /// <summary>A property; selecting the navigation property of a lookup selects the lookup.</summary>
    private static ColumnModel Column(TableModel table, string name)
    {
        return table.TryProperty(name, out var column)
            || (table.TryNavigation(name, out var navigation) && !navigation.IsCollection && table.TryColumn(navigation.Lookup, out column))
            ? column
            : throw ApiError.BadRequest($"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{table.Name}'.");
    }
}

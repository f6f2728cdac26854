using Linking.Tool.Input;

namespace Linking.Tool.Simulation;

/// <summary>One of the two tables that unification writes.</summary>
internal sealed class ContentTable
{
    private ContentTable(TableShape shape, ProfileTableKind kind)
    {
        Shape = shape;
        Kind = kind;
        Columns = [.. shape.Columns.Where(column => column.Name != shape.PrimaryId && (kind == ProfileTableKind.Elastic || column.Kind != ColumnKind.Lookup))];
    }

    public TableShape Shape { get; }

    public ProfileTableKind Kind { get; }

    public string LogicalName => Shape.LogicalName;

    public string PrimaryId => Shape.PrimaryId;

    /// <summary>
    /// The columns that unification writes, without the primary id, by name. A standard row cannot point to a profile that is not there, or not
    /// there yet, as keys do; nothing reads that lookup, so it is left out there.
    /// </summary>
    public IReadOnlyList<ColumnShape> Columns { get; }

    /// <summary>Rows that a page of a query may have.</summary>
    public int PageSize => Kind == ProfileTableKind.Elastic ? 500 : 5000;

    /// <summary>The row under the ids that it and the rows it points to get when a unification creates them anew.</summary>
    public ContentRow Renew(ContentRow row, int unification)
    {
        string? Value(string? value, ColumnShape column) =>
            value is not null && column.Kind == ColumnKind.Lookup ? RenewedId.Of(Guid.Parse(value), unification).ToString("D") : value;
        return new(RenewedId.Of(row.Id, unification), [.. row.Values.Select((value, i) => Value(value, Columns[i]))]);
    }

    /// <summary>The profile table with the columns of all unifications of the input.</summary>
    public static ContentTable Profiles(SimulationInput input) => new(input.ProfileTable, input.Organization.ProfileTableKind);

    /// <summary>The alternate key table.</summary>
    public static ContentTable Keys(SimulationInput input) => new(input.KeyTable, input.Organization.ProfileTableKind);
}

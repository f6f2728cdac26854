namespace Linking.Chaos.Reference;

/// <summary>A row of a source table, whether it exists or not.</summary>
/// <param name="Table">Logical name of the table.</param>
/// <param name="Id">The row's id.</param>
internal readonly record struct RowRef(string Table, Guid Id)
{
    public override string ToString() => $"{Table} {Id:D}";
}

namespace Linking.Benchmarks.Counting;

/// <summary>What an organisation looks like whose linking is measured.</summary>
/// <param name="Name">How the report names it.</param>
/// <param name="Rows">Source rows, each with one key.</param>
/// <param name="Tables">Source tables among which the rows are spread.</param>
/// <param name="RowsPerProfile">Rows of one customer.</param>
/// <param name="KeyColumns">Whether profiles carry keys in columns of their own, and keys no lookup to the profile.</param>
/// <param name="KeyRings">Whether each key carries a KeyRing, as keys of real organisations do.</param>
/// <param name="Kind">The kind of the tables of Customer Insights.</param>
internal sealed record OrganizationShape(
    string Name,
    int Rows,
    int Tables = 1,
    int RowsPerProfile = 1,
    bool KeyColumns = false,
    bool KeyRings = false,
    TableKind Kind = TableKind.Elastic)
{
    /// <summary>How many customers there are.</summary>
    public int Customers => (Rows + RowsPerProfile - 1) / RowsPerProfile;

    /// <summary>The logical name of a source table.</summary>
    public static string TableName(int index) => index switch
    {
        0 => "contact",
        1 => "lead",
        _ => $"sample_table{index:00}",
    };

    /// <summary>The logical names of all source tables.</summary>
    public IReadOnlyList<string> TableNames => [.. Enumerable.Range(0, Tables).Select(TableName)];
}

namespace Linking.Chaos.Reference;

/// <summary>A source table as an administrator declares it.</summary>
/// <param name="DataSource">Data source, as keys name it.</param>
/// <param name="Table">The table, by the same name in keys and in Dataverse.</param>
/// <param name="PrimaryKey">Its primary id.</param>
/// <param name="Declared">Whether its rows are linked.</param>
/// <param name="Rank">Between rival claims the highest rank decides.</param>
internal sealed record Source(string DataSource, string Table, string PrimaryKey, bool Declared, int Rank)
{
    /// <summary>The profile's column with the winner's key.</summary>
    public string KeyColumn => $"msdynci_{DataSource}_{Table}_{PrimaryKey}".ToLowerInvariant();

    /// <summary>The profile's column with the list of all keys.</summary>
    public string ListColumn => KeyColumn + "_alternate";
}

namespace Linking.Tool.Input;

/// <summary>A simulation folder that has been read through once and found right.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Organization">The content of organization.json.</param>
/// <param name="Rows">One file per source table, by table name.</param>
/// <param name="ProfileTable">The profile table with the columns of all unifications.</param>
/// <param name="KeyTable">The alternate key table.</param>
/// <param name="Before">Profiles and keys that were there before the product was installed; null when there were none.</param>
/// <param name="Unifications">By number, from 1, without a gap.</param>
/// <param name="Notes">What a reader should know of how the files are read, a sentence each.</param>
internal sealed record SimulationInput(
    string Folder,
    OrganizationDefinition Organization,
    IReadOnlyList<RowFile> Rows,
    TableShape ProfileTable,
    TableShape KeyTable,
    UnificationFolder? Before,
    IReadOnlyList<UnificationFolder> Unifications,
    IReadOnlyList<string> Notes)
{
    /// <summary>Measures and segments of customers, one file per table.</summary>
    public IReadOnlyList<RowFile> Insights { get; init; } = [];

    /// <summary>Rows of all source tables and unifications.</summary>
    public long RowCount =>
        Rows.Sum(rows => rows.File.Count) + (Before is null ? 0 : Before.Profiles.Count + Before.Keys.Count)
        + Unifications.Sum(unification => unification.Profiles.Count + unification.Keys.Count);
}

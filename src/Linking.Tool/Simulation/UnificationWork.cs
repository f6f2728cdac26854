namespace Linking.Tool.Simulation;

/// <summary>What a unification has to write.</summary>
internal sealed record UnificationWork(ContentDifference Profiles, ContentDifference Keys)
{
    /// <summary>Rows to create, change or delete.</summary>
    public long Count => Profiles.Writes + Profiles.Deleted.Count + Keys.Writes + Keys.Deleted.Count;
}

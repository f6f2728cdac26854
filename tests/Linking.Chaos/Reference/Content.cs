namespace Linking.Chaos.Reference;

/// <summary>What is in the tables that decide about links: profiles, alternate keys, source tables and their rows.</summary>
internal sealed class Content
{
    public SortedDictionary<Guid, ProfileEntry> Profiles { get; } = [];

    public SortedDictionary<Guid, KeyEntry> Keys { get; } = [];

    /// <summary>The rows that exist, in the order in which they were made.</summary>
    public List<RowRef> Rows { get; } = [];

    /// <summary>Rows that were deleted.</summary>
    public List<RowRef> Gone { get; } = [];

    public List<Source> Sources { get; } = [];

    public Content Copy()
    {
        var copy = new Content();
        foreach (var profile in Profiles.Values)
        {
            copy.Profiles.Add(profile.Id, profile);
        }

        foreach (var key in Keys.Values)
        {
            copy.Keys.Add(key.Id, key);
        }

        copy.Rows.AddRange(Rows);
        copy.Gone.AddRange(Gone);
        copy.Sources.AddRange(Sources);
        return copy;
    }
}

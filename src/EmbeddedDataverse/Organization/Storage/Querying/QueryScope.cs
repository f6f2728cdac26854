namespace EmbeddedDataverse;

/// <summary>The tables of a query by their names.</summary>
internal sealed class QueryScope
{
    private readonly List<QuerySource> sources = [];

    public IReadOnlyList<QuerySource> Sources => sources;

    public QuerySource Main => sources[0];

    public void Add(QuerySource source)
    {
        sources.Add(source);
    }

    public QuerySource Find(string name)
    {
        return sources.Find(source => source.Alias == name)
            ?? sources.Find(source => source.Table.Name == name)
            ?? throw PlatformFaults.Invalid($"Link entity with name or alias {name} is not found.");
    }
}

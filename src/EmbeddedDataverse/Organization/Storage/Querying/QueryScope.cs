namespace EmbeddedDataverse.Storage.Querying;

/// <summary>The tables of a query by their names; those of a subquery see the tables around them too.</summary>
internal sealed class QueryScope(QueryScope? outer = null)
{
    private readonly List<QuerySource> sources = [];
    private readonly Dictionary<LinkEntity, QuerySource> joined = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LinkEntity, QueryScope> inner = new(ReferenceEqualityComparer.Instance);

    /// <summary>The main table, and those that links join to it.</summary>
    public IReadOnlyList<QuerySource> Sources => sources;

    public QuerySource Main => sources[0];

    /// <summary>All tables that are read, those of subqueries included.</summary>
    public IEnumerable<Table> Tables => sources.Select(source => source.Table).Concat(inner.Values.SelectMany(scope => scope.Tables));

    /// <summary>How many links there are, those of subqueries included.</summary>
    public int Links { get; set; }

    /// <summary>What the query returns under names of its own.</summary>
    public List<AliasedColumn> Aliased { get; } = [];

    /// <summary>What the query groups by and sums up; empty when it returns rows.</summary>
    public List<AggregateColumn> Aggregates { get; } = [];

    public void Add(QuerySource source)
    {
        sources.Add(source);
    }

    public void Add(LinkEntity link, QuerySource source)
    {
        sources.Add(source);
        joined.Add(link, source);
    }

    public void Add(LinkEntity link, QueryScope subquery)
    {
        inner.Add(link, subquery);
    }

    /// <summary>The table that a link joins.</summary>
    public QuerySource Of(LinkEntity link)
    {
        return joined[link];
    }

    /// <summary>The tables of the subquery that a link makes.</summary>
    public QueryScope Within(LinkEntity link)
    {
        return inner[link];
    }

    public QuerySource Find(string name)
    {
        return Known(name) ?? throw PlatformFaults.Invalid($"Link entity with name or alias {name} is not found.");
    }

    private QuerySource? Known(string name)
    {
        return sources.Find(source => source.Alias == name) ?? sources.Find(source => source.Table.Name == name) ?? outer?.Known(name);
    }
}

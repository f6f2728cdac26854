namespace EmbeddedDataverse;

/// <summary>How to open an organisation.</summary>
public sealed class OrganizationOptions
{
    /// <summary>The SQLite file; in memory when null.</summary>
    public string? Path { get; init; }

    /// <summary>The id of a new organisation; a random one when empty.</summary>
    public Guid OrganizationId { get; init; }

    /// <summary>The name of a new organisation.</summary>
    public string Name { get; init; } = "embedded";

    /// <summary>Decides the order of unordered reads and of asynchronous jobs, the ids of new rows, and faults by probability. Kept with a new organisation.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the virtual clock starts (UTC); system time when null.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>What each call costs on the clock; nothing when null.</summary>
    public CallCosts? Costs { get; init; }

    /// <summary>Whether elastic tables tell upper from lower case. No public document says. Kept with a new organisation.</summary>
    public bool TextIsCaseSensitiveOnElastic { get; init; } = true;

    /// <summary>Whether a lookup may only be set to an elastic row that exists. No public document says.</summary>
    public bool CheckLookupsToElastic { get; init; }

    /// <summary>Whether table definitions may be changed inside a transaction. No public document says.</summary>
    public bool AllowMetadataChangesInTransaction { get; init; }

    /// <summary>
    /// How long a row created in an elastic table stays invisible to reads: another session's reads are only eventually consistent.
    /// Its creator's events see it at once, as they carry it.
    /// </summary>
    public TimeSpan ElasticVisibilityDelay { get; init; }

    /// <summary>Standard tables on which CreateMultiple, UpdateMultiple and UpsertMultiple are not available. Which ones that are differs by release.</summary>
    public IReadOnlyCollection<string> TablesWithoutMultiple { get; init; } = [];

    /// <summary>Which executions leave a trace log.</summary>
    public PluginTraceSetting PluginTraces { get; init; } = PluginTraceSetting.All;

    /// <summary>Whether organisations of this process that register the same assembly run one copy of it, as they may share a sandbox worker.</summary>
    public bool ShareLoadedAssemblies { get; init; } = true;

    /// <summary>
    /// How long the asynchronous service waits before it runs a job again that asked for a retry. The real delay is not published.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often the asynchronous service runs a job again whose worker was killed; the job stays In Progress after that, and always
    /// with 0. No public document says.
    /// </summary>
    public int RunsAfterKill { get; init; } = 1;

    /// <summary>
    /// Whether a custom API's plug-in, with the steps around it, runs in a transaction. That it does is inferred from its being the
    /// main operation of a pipeline; without, each of its calls commits on its own.
    /// </summary>
    public bool CustomApisInTransaction { get; init; } = true;

    /// <summary>Publisher prefixes that new tables, columns and relationships may begin with; null accepts any.</summary>
    public IReadOnlyCollection<string>? CustomizationPrefixes { get; init; }
}

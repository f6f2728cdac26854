namespace EmbeddedDataverse;

/// <summary>How to open an organisation.</summary>
public sealed class OrganizationOptions
{
    /// <summary>The SQLite file; in memory when null.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// An organisation in memory of which the new one in memory is a copy, with its seed and all it holds, under the id of these options.
    /// Nothing may be under way in it. Several threads may copy it at once.
    /// </summary>
    public Organization? Template { get; init; }

    /// <summary>The id of a new organisation; a random one when empty.</summary>
    public Guid OrganizationId { get; init; }

    /// <summary>The name of a new organisation.</summary>
    public string Name { get; init; } = "embedded";

    /// <summary>The base language of a new organisation, the only one that labels may be in. Kept with it.</summary>
    public int LanguageCode { get; init; } = 1033;

    /// <summary>
    /// Decides the order of unordered reads and of asynchronous jobs, the ids of new rows, and faults by probability. Kept with a new organisation.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the virtual clock starts (UTC); system time when null.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>What each call costs on the clock; nothing when null.</summary>
    public CallCosts? Costs { get; init; }

    /// <summary>Whether elastic tables tell upper from lower case. No public document says. Kept with a new organisation.</summary>
    public bool TextIsCaseSensitiveOnElastic { get; init; } = true;

    /// <summary>Whether a lookup may only be set to an elastic row that exists. No public document says.</summary>
    public bool CheckLookupsToElastic { get; init; }

    /// <summary>
    /// Whether table definitions may be changed inside a transaction. A document on errors of synchronous plug-ins says no; of custom APIs none speaks.
    /// </summary>
    public bool AllowMetadataChangesInTransaction { get; init; }

    /// <summary>
    /// How long a write to an elastic table stays unseen by reads without a session token, which are only eventually consistent: a new
    /// row is not found, a changed or deleted one is read as it was. Events of the write see it at once, as they carry it.
    /// </summary>
    public TimeSpan ElasticVisibilityDelay { get; init; }

    /// <summary>Largest page of an elastic table. Documents of queries say 500; that of the Web API says 5,000.</summary>
    public int ElasticPageSize { get; init; } = 500;

    /// <summary>
    /// Whether a row of an elastic table that is created without a partitionid keeps none. The documents say both this and that it gets
    /// the row's id.
    /// </summary>
    public bool ElasticPartitionIdStaysNull { get; init; }

    /// <summary>
    /// Whether the synchronous steps of a write to an elastic table run in a transaction, which holds what they write to standard tables.
    /// The documents say that the writes of such a request are not transactional with each other, and speak of elastic rows only.
    /// </summary>
    public bool ElasticPipelinesInTransaction { get; init; } = true;

    /// <summary>Whether Delete raises DeleteMultiple too. A document of the preview calls it a known issue that it does not.</summary>
    public bool DeleteRaisesDeleteMultiple { get; init; }

    /// <summary>Largest size in bytes of a write that has steps; by default the 116.85 MB that the platform sends to its sandbox.</summary>
    public long MaxContextSize { get; init; } = ContextSize.Limit;

    /// <summary>
    /// Requests that a user may send from outside within five minutes before service protection refuses more: 6,000 for each web
    /// server of the platform. Null means no limit.
    /// </summary>
    public int? RequestsPerFiveMinutes { get; init; }

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

    /// <summary>
    /// Whether a plug-in of a custom API finds the default of its type for an optional parameter that a request left out. It was seen so
    /// with process actions; of custom APIs no public document says.
    /// </summary>
    public bool OptionalParametersHaveDefaults { get; init; }

    /// <summary>Publisher prefixes that new tables, columns and relationships may begin with; null accepts any.</summary>
    public IReadOnlyCollection<string>? CustomizationPrefixes { get; init; }
}

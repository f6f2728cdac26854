namespace EmbeddedDataverse.Requests;

/// <summary>On whose behalf a request runs, and inside what.</summary>
internal sealed class Caller
{
    public required Guid UserId { get; init; }

    public required Guid InitiatingUserId { get; init; }

    public int Depth { get; init; } = 1;

    public CallOrigin Origin { get; init; }

    public Guid CorrelationId { get; init; }

    /// <summary>The context of the plug-in that calls.</summary>
    public PluginContext? Context { get; init; }

    /// <summary>The transaction the request joins.</summary>
    public WorkTransaction? Transaction { get; init; }

    /// <summary>When the sandbox ends the plug-in that calls.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>The asynchronous job whose own code calls.</summary>
    public JobExecution? Job { get; init; }

    /// <summary>Whether the request is part of an ExecuteMultiple, which must not contain another one.</summary>
    public bool InBatch { get; init; }

    public Caller With(WorkTransaction? transaction, bool inBatch)
    {
        return new Caller
        {
            UserId = UserId,
            InitiatingUserId = InitiatingUserId,
            Depth = Depth,
            Origin = Origin,
            CorrelationId = CorrelationId,
            Context = Context,
            Transaction = transaction,
            Deadline = Deadline,
            InBatch = inBatch,
        };
    }
}

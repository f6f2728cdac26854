namespace EmbeddedDataverse.Jobs;

/// <summary>One execution of a job by the asynchronous service. It stays known when the job's row is deleted.</summary>
public sealed record JobRun
{
    /// <summary>The id of the asyncoperation row.</summary>
    public required Guid JobId { get; init; }

    /// <summary>The name of the step.</summary>
    public required string Step { get; init; }

    /// <summary>The message that queued the job.</summary>
    public required string Message { get; init; }

    /// <summary>The table of the message, or none.</summary>
    public required string Table { get; init; }

    /// <summary>How deep in a chain of requests and jobs it ran, from 1.</summary>
    public required int Depth { get; init; }

    /// <summary>Which attempt at the job this was, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The worker that ran it, from 1.</summary>
    public required int Worker { get; init; }

    /// <summary>When it began, by the clock of its worker.</summary>
    public required DateTime Start { get; init; }

    /// <summary>When it ended, by the clock of its worker.</summary>
    public required DateTime End { get; init; }

    /// <summary>
    /// The statuscode of the job's row after it: 30 succeeded, 31 failed, 32 canceled, 10 suspended, 0 waits for another attempt,
    /// 20 the worker was killed.
    /// </summary>
    public required int Status { get; init; }

    /// <summary>What it ended with; null when it succeeded or its worker was killed.</summary>
    public string? Error { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration => End - Start;
}

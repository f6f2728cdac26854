namespace EmbeddedDataverse.Faults;

/// <summary>Makes chosen requests fail.</summary>
public sealed class FaultRule
{
    /// <summary>The message; any when null.</summary>
    public string? Message { get; init; }

    /// <summary>The table; any when null.</summary>
    public string? Table { get; init; }

    /// <summary>Who calls; anybody when null.</summary>
    public CallOrigin? Origin { get; init; }

    /// <summary>Which of the matching requests fails, from 1; every one when null.</summary>
    public int? CallNumber { get; init; }

    /// <summary>How likely each matching request fails, by the organisation's seed; certainly when null.</summary>
    public double? Probability { get; init; }

    /// <summary>A further condition on the request.</summary>
    public Func<OrganizationRequest, bool>? When { get; init; }

    /// <summary>Whether the request has no effect; otherwise its effect stays and only the caller does not know.</summary>
    public bool BeforeEffect { get; init; } = true;

    /// <summary>How often the rule may strike; without end when null.</summary>
    public int? Times { get; init; }

    /// <summary>How many matching requests in a row it strikes once it strikes.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>
    /// The exception it strikes with; null for a rule that kills workers, or with which the request takes longer or something happens meanwhile.
    /// </summary>
    public Func<Exception>? Fault { get; init; }

    /// <summary>By how much the request takes longer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// What somebody else does just before the request, as between a read and a write of the one who sends it. Such a rule matches
    /// only requests outside transactions.
    /// </summary>
    public Action<OrganizationRequest>? Meanwhile { get; init; }

    /// <summary>Whether only calls that asynchronous jobs' own code makes match.</summary>
    public bool OfJobs { get; init; }

    /// <summary>Whether it kills the worker instead. Such a rule matches the calls that asynchronous jobs' own code makes, and no others.</summary>
    public bool KillsWorker { get; init; }

    /// <summary>How many requests matched so far.</summary>
    public int Matched { get; private set; }

    /// <summary>How many requests it struck so far.</summary>
    public int Struck { get; private set; }

    /// <summary>How many requests of a burst are still to be struck.</summary>
    private int left;

    internal bool Strikes(string message, string table, Caller caller, OrganizationRequest request, Random random)
    {
        if (!Concerns(message, table, caller) || When?.Invoke(request) == false)
        {
            return false;
        }

        Matched++;
        if (left > 0)
        {
            left--;
            Struck++;
            return true;
        }

        if ((CallNumber is { } number && Matched != number) || (Times is { } times && Struck >= times)
            || (Probability is { } probability && random.NextDouble() >= probability))
        {
            return false;
        }

        left = Burst - 1;
        Struck++;
        return true;
    }

    private bool Concerns(string message, string table, Caller caller)
    {
        return (Message is null || Message == message)
            && (Table is null || Table == table)
            && (Origin is null || Origin == caller.Origin)
            && (caller.Job is not null || !(KillsWorker || OfJobs))
            && (Meanwhile is null || caller.Transaction is null);
    }
}

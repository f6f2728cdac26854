namespace EmbeddedDataverse;

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

    /// <summary>The exception it strikes with; needed unless the rule kills workers.</summary>
    public Func<Exception>? Fault { get; init; }

    /// <summary>Whether it kills the worker instead. Such a rule matches the calls that asynchronous jobs' own code makes, and no others.</summary>
    public bool KillsWorker { get; init; }

    /// <summary>How many requests matched so far.</summary>
    public int Matched { get; private set; }

    /// <summary>How many requests it struck so far.</summary>
    public int Struck { get; private set; }

    internal bool Strikes(string message, string table, Caller caller, OrganizationRequest request, Random random)
    {
        if ((Message is not null && Message != message) || (Table is not null && Table != table) || (Origin is not null && Origin != caller.Origin) || (KillsWorker && caller.Job is null) || When?.Invoke(request) == false)
        {
            return false;
        }

        Matched++;
        if ((CallNumber is { } number && Matched != number) || (Times is { } times && Struck >= times)
            || (Probability is { } probability && random.NextDouble() >= probability))
        {
            return false;
        }

        Struck++;
        return true;
    }
}

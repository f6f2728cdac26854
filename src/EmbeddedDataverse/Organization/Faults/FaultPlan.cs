namespace EmbeddedDataverse.Faults;

/// <summary>The faults that requests are to meet.</summary>
public sealed class FaultPlan
{
    private readonly List<FaultRule> rules = [];
    private readonly Random random;
    private readonly VirtualClock clock;

    internal FaultPlan(int seed, VirtualClock clock)
    {
        this.clock = clock;
        random = new Random(seed);
    }

    /// <summary>Adds a rule.</summary>
    public FaultRule Add(FaultRule rule)
    {
        if (!rule.KillsWorker && rule.Fault is null && rule.Delay == TimeSpan.Zero && rule.Meanwhile is null)
        {
            throw new ArgumentException("A rule needs something to strike with: a fault, a delay, or what happens meanwhile.", nameof(rule));
        }

        rules.Add(rule);
        return rule;
    }

    /// <summary>Makes one call, or every call, of a message about a table fail.</summary>
    public FaultRule Add(string? message, string? table, Exception fault, int? callNumber = null, bool beforeEffect = true, double? probability = null)
    {
        return Add(new FaultRule
        {
            Message = message,
            Table = table,
            CallNumber = callNumber,
            Fault = () =>
            fault,
            BeforeEffect = beforeEffect,
            Probability = probability
        });
    }

    /// <summary>Makes the requests that satisfy a condition fail.</summary>
    public FaultRule Add(Func<OrganizationRequest, bool> when, Func<Exception> fault, bool beforeEffect = true)
    {
        return Add(new FaultRule { When = when, Fault = fault, BeforeEffect = beforeEffect });
    }

    /// <summary>
    /// Kills the worker at one of the service calls that asynchronous jobs make from now on, those of their own code counted from 1.
    /// The job ends at once, nothing it does afterwards reaches the organisation, and it stays In Progress until
    /// <see cref="AsyncService.Recover"/>.
    /// </summary>
    public FaultRule KillWorkerAt(int callNumber, bool beforeEffect = true, string? message = null, string? table = null)
    {
        return Add(new FaultRule { KillsWorker = true, CallNumber = callNumber, BeforeEffect = beforeEffect, Message = message, Table = table });
    }

    /// <summary>Removes a rule.</summary>
    public void Remove(FaultRule rule)
    {
        _ = rules.Remove(rule);
    }

    /// <summary>Removes all rules.</summary>
    public void Clear()
    {
        rules.Clear();
    }

    /// <summary>The fault a request meets after its effect, if any; one it meets before is thrown.</summary>
    internal Exception? Meet(string message, string table, Caller caller, OrganizationRequest request)
    {
        if (rules.Count == 0)
        {
            return null;
        }

        Exception? later = null;
        foreach (var rule in rules.ToList())
        {
            if (rule.Strikes(message, table, caller, request, random))
            {
                clock.Advance(rule.Delay);
                rule.Meanwhile?.Invoke(request);
                if (!rule.KillsWorker && rule.Fault is null)
                {
                    continue;
                }

                var fault = rule.KillsWorker ? caller.Job!.Kill() : rule.Fault!();
                later = rule.BeforeEffect ? throw fault : fault;
            }
        }

        return later;
    }
}

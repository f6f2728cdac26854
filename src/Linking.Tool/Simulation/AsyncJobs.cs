using EmbeddedDataverse;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>Lets the asynchronous service work until nothing is left to do.</summary>
internal sealed class AsyncJobs(Organization organization)
{
    /// <summary>How often jobs that wait for a later time are waited for.</summary>
    private const int Rounds = 50;

    private const int FailedStatus = 31;

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    /// <summary>Runs all jobs; the clock moves on when some wait.</summary>
    /// <param name="done">Is told the number of jobs just run.</param>
    /// <returns>What is wrong with the jobs of this call: those that failed, or still wait.</returns>
    public IReadOnlyList<Reason> Run(Action<long> done)
    {
        var failedBefore = Failed().Count;
        for (var round = 0; round < Rounds && organization.Async.PendingCount > 0; round++)
        {
            // Linking begins a while after the refresh, so that the times of its writes tell them from those of Customer Insights.
            organization.Clock.Advance(Wait);

            while (organization.Async.RunNext())
            {
                done(1);
            }
        }

        var reasons = new List<Reason>();
        var failed = Failed();
        if (failed.Count > failedBefore)
        {
            reasons.Add(NotFinished($"{failed.Count - failedBefore} failed: {failed[^1]}"));
        }

        if (organization.Async.PendingCount > 0)
        {
            reasons.Add(NotFinished($"{organization.Async.PendingCount} still wait"));
        }

        return reasons;
    }

    /// <summary>The reason to give for jobs that did not succeed.</summary>
    internal static Reason NotFinished(string found) =>
        new("AsynchronousJobs", found, "all succeed", "Look at the message and the trace of the job; this is a defect unless the message says otherwise.",
            $"Asynchronous jobs did not succeed: {found}.");

    /// <summary>The messages of the jobs that failed.</summary>
    private List<string> Failed()
    {
        var query = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("message") };
        query.Criteria.AddCondition("statuscode", ConditionOperator.Equal, FailedStatus);
        query.AddOrder("modifiedon", OrderType.Ascending);
        return [.. PagedQuery.Read(organization.System, query, 5000).Select(job => job.GetAttributeValue<string>("message") ?? "")];
    }
}

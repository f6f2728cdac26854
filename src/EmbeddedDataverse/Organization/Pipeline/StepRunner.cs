namespace EmbeddedDataverse.Pipeline;

/// <summary>Runs or queues the steps of one write.</summary>
internal sealed class StepRunner(Organization organization, WriteEvent write, EventFrames frames, Caller caller)
{
    private readonly DateTime deadline = caller.Deadline ?? organization.Clock.UtcNow + PluginInvoker.TimeLimit;

    public void Run(IReadOnlyList<Step> steps, WorkTransaction? transaction)
    {
        foreach (var step in steps)
        {
            ForEachFrame(step, frame => organization.Invoker.Run(step, frame.ContextFor(step, transaction), transaction, deadline));
        }
    }

    /// <summary>Leaves jobs to the transaction, or to the queue where there is none.</summary>
    public void Queue(IReadOnlyList<Step> steps, WorkTransaction? transaction)
    {
        foreach (var step in steps)
        {
            ForEachFrame(step, frame =>
            {
                var job = JobRecord.For(step, frame.ContextFor(step, transaction), organization);
                if (transaction is null)
                {
                    organization.Jobs.Enqueue(job);
                }
                else
                {
                    transaction.Jobs.Add(job);
                }
            });
        }
    }

    private void ForEachFrame(Step step, Action<EventFrame> action)
    {
        if (step.Message == write.Multiple)
        {
            var frame = step.Stage == 40 ? frames.Succeeded() : frames.Multiple;
            if (frame.Rows.Count > 0 && (step.Message != "DeleteMultiple" || write.IsBulk || organization.Options.DeleteRaisesDeleteMultiple)
                && frame.Rows.Any(row => step.Wants(row.Target)))
            {
                action(frame);
            }

            return;
        }

        for (var i = 0; i < write.Rows.Count; i++)
        {
            if (write.Rows[i].Failure is null && step.Wants(write.Rows[i].Target))
            {
                action(frames.Single(i));
            }
        }
    }
}

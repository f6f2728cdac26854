namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// Takes a write through its stages. The pipelines of the single and the Multiple message are merged: a single call raises the
/// Multiple event once with one row, a bulk call raises the single event once for each row.
/// </summary>
internal sealed class EventPipeline(Organization organization)
{
    /// <summary>Requests may cause each other this deep.</summary>
    public const int DeepestAllowed = 8;

    public void Run(WriteEvent write)
    {
        var caller = write.Call.Caller;
        if (caller.Depth > DeepestAllowed)
        {
            throw PlatformFaults.TooDeep();
        }

        var steps = BypassRules.Apply(write.Call, organization.Steps.For(write.Table.Name, write.Single, write.Multiple));
        if (steps.IsEmpty)
        {
            RunBare(write, caller);
        }
        else
        {
            RunWithSteps(write, caller, steps);
        }

        organization.Steps.RowChanged(write.Table.Name);
    }

    private void RunBare(WriteEvent write, Caller caller)
    {
        var isOneStatement = write.Rows.Count == 1 && !(write.IsDelete && RowDeleter.Cascades(write.Table));
        if (caller.Transaction is not null || write.Table.IsElastic || isOneStatement)
        {
            RunMain(write, caller);
            return;
        }

        WorkTransaction.Join(organization, caller, transaction => RunMain(write, caller.With(transaction, caller.InBatch)));
    }

    private void RunWithSteps(WriteEvent write, Caller caller, StepSet steps)
    {
        ContextSize.Check(write);
        foreach (var row in write.Rows)
        {
            row.Detach();
            if (write.Single != "Create")
            {
                row.Identify(write.Table);
            }
        }

        var frames = new EventFrames(write);
        var runner = new StepRunner(organization, write, frames, caller);
        if (steps.NeedsPreImage && steps.PreValidation.Count > 0)
        {
            ReadImages(write, (row, image) => row.Pre = image);
        }

        runner.Run(steps.PreValidation, caller.Transaction);
        if (caller.Transaction is null && write.Table.IsElastic && !organization.Options.ElasticPipelinesInTransaction)
        {
            Operate(null);
        }
        else
        {
            WorkTransaction.Join(organization, caller, Operate);
        }

        void Operate(WorkTransaction? transaction)
        {
            if (steps.NeedsPreImage)
            {
                ReadImages(write, (row, image) => row.Pre = image);
            }

            runner.Run(steps.PreOperation, transaction);
            RunMain(write, caller.With(transaction, caller.InBatch));
            foreach (var row in write.Rows)
            {
                row.Identify(write.Table);
            }

            if (steps.NeedsPostImage)
            {
                ReadImages(write, (row, image) => row.Post = image);
            }

            runner.Run(steps.PostOperation, transaction);
            runner.Queue(steps.Asynchronous, transaction);
        }
    }

    private static void RunMain(WriteEvent write, Caller caller)
    {
        foreach (var row in write.Rows)
        {
            if (!write.IsBulk || !write.Table.IsElastic)
            {
                write.Main(row, caller);
                continue;
            }

            try
            {
                write.Main(row, caller);
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                row.Failure = fault;
            }
        }
    }

    private void ReadImages(WriteEvent write, Action<WriteRow, Entity?> keep)
    {
        var columns = RowReader.Resolve(write.Table, new ColumnSet(true));
        foreach (var row in write.Rows)
        {
            keep(row, organization.Rows.Read(write.Table, row.Id, columns));
        }
    }
}

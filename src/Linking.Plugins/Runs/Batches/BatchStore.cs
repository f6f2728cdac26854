using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Reads and writes the rows of batches.</summary>
internal sealed class BatchStore(IOrganizationService service, Func<DateTime> utcNow)
{
    private static readonly object[] Unfinished = [(int)BatchStatus.Queued, (int)BatchStatus.Processing, (int)BatchStatus.Waiting];

    /// <summary>Reads a batch; null when it was deleted.</summary>
    internal Batch? Find(Guid id) => Read(query => query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Id, ConditionOperator.Equal, id))).FirstOrDefault();

    /// <summary>Reads all batches of a run.</summary>
    internal List<Batch> OfRun(Guid run) => Read(query => query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run)));

    /// <summary>Reads the unfinished batches of a run.</summary>
    internal List<Batch> UnfinishedOf(Guid run) => Read(query =>
    {
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run));
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Status, ConditionOperator.In, Unfinished));
    });

    /// <summary>Whether a batch of the run is unfinished.</summary>
    internal bool HasUnfinished(Guid run)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(Names.Batch.Status), TopCount = 1 };
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run));
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Status, ConditionOperator.In, Unfinished));
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    /// <summary>Adds a batch; a queued one is started by being there. Adding the same again, as after a crash, does nothing.</summary>
    internal void Add(Batch batch, BatchStatus status = BatchStatus.Queued)
    {
        var row = new Entity(Names.Batch.Table, IdOf(batch))
        {
            [Names.Batch.Name] = Clip.To($"{batch.Kind} {batch.Table} {batch.Range.From}-{batch.Range.To}", PlatformLimits.Name),
            [Names.Batch.Run] = new EntityReference(Names.Run.Table, batch.RunId),
            [Names.Batch.Kind] = new OptionSetValue((int)batch.Kind),
            [Names.Batch.LogicalName] = batch.Table,
            [Names.Batch.From] = batch.Range.From,
            [Names.Batch.To] = batch.Range.To,
            [Names.Batch.Cursor] = batch.Progress.Cursor,
            [Names.Batch.Held] = HeldRow.WriteAll(batch.Progress.Held),
            [Names.Batch.Status] = new OptionSetValue((int)status),
        };
        if (batch.Parts > 0)
        {
            row[Names.Batch.Parts] = batch.Parts;
        }

        try
        {
            service.Create(row);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.IsDuplicate(fault))
        {
            // A former attempt added it.
        }
    }

    /// <summary>Takes a batch over for this execution, exactly once: false when somebody else did.</summary>
    internal bool TryTake(Batch batch)
    {
        var row = new Entity(Names.Batch.Table, batch.Id)
        {
            RowVersion = batch.RowVersion,
            [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Processing),
            [Names.Batch.Heartbeat] = utcNow(),
            [Names.Batch.Attempts] = batch.Attempts + 1,
        };
        try
        {
            service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.CodeOf(fault) == PlatformErrors.ConcurrencyVersionMismatch)
        {
            return false;
        }
    }

    /// <summary>Saves how far the batch is, and says that somebody is at work.</summary>
    internal void Save(Guid id, BatchProgress progress) => service.Update(RowOf(id, progress));

    /// <summary>Saves how far the batch is, with another status. Queued raises the event that goes on with it.</summary>
    internal void Save(Guid id, BatchProgress progress, BatchStatus status, string detail = "")
    {
        var row = RowOf(id, progress);
        row[Names.Batch.Status] = new OptionSetValue((int)status);
        row[Names.Batch.Detail] = Clip.To(detail, PlatformLimits.Text);
        row[Names.Batch.Heartbeat] = null;
        service.Update(row);
    }

    /// <summary>Saves how far the batch is, and that its rest is being cut into parts: from now on it does nothing but that.</summary>
    internal void SaveCut(Guid id, BatchProgress progress, int parts)
    {
        var row = RowOf(id, progress);
        row[Names.Batch.Parts] = parts;
        service.Update(row);
    }

    /// <summary>Gives the batch back, for the next attempt to take.</summary>
    internal void Release(Guid id) => service.Update(new Entity(Names.Batch.Table, id) { [Names.Batch.Heartbeat] = null });

    /// <summary>Sets the status alone.</summary>
    internal void Set(Guid id, BatchStatus status)
    {
        service.Update(new Entity(Names.Batch.Table, id)
        {
            [Names.Batch.Status] = new OptionSetValue((int)status),
            [Names.Batch.Heartbeat] = null,
        });
    }

    /// <summary>The id of a batch follows from what it is to do, so that it is added once.</summary>
    internal static Guid IdOf(Batch batch)
    {
        return StableId.For(Names.Batch.Table, batch.RunId.ToString("D"), batch.Kind.ToString(), batch.Table, batch.Range.From, batch.Range.To, batch.Progress.Cursor);
    }

    private Entity RowOf(Guid id, BatchProgress progress) => new(Names.Batch.Table, id)
    {
        [Names.Batch.Cursor] = progress.Cursor,
        [Names.Batch.Counts] = progress.Counts + "\n" + progress.Sketches,
        [Names.Batch.Held] = HeldRow.WriteAll(progress.Held),
        [Names.Batch.Samples] = progress.Samples.ToString(),
        [Names.Batch.Done] = string.Join("\n", progress.Done.Select(id => id.ToString("N"))),
        [Names.Batch.Heartbeat] = utcNow(),
    };

    private List<Batch> Read(Action<QueryExpression> restrict)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(true) };
        restrict(query);
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow).ToList();
    }

    private static Batch FromRow(Entity row) => new()
    {
        Id = row.Id,
        RunId = row.GetAttributeValue<EntityReference>(Names.Batch.Run).Id,
        Kind = (BatchKind)row.GetAttributeValue<OptionSetValue>(Names.Batch.Kind).Value,
        Table = row.GetAttributeValue<string>(Names.Batch.LogicalName) ?? string.Empty,
        Range = new CustomerRange(row.GetAttributeValue<string>(Names.Batch.From) ?? string.Empty, row.GetAttributeValue<string>(Names.Batch.To) ?? string.Empty),
        Status = (BatchStatus)row.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value,
        Heartbeat = row.GetAttributeValue<DateTime?>(Names.Batch.Heartbeat),
        Attempts = row.GetAttributeValue<int>(Names.Batch.Attempts),
        Parts = row.GetAttributeValue<int>(Names.Batch.Parts),
        RowVersion = row.RowVersion,
        Progress = new BatchProgress
        {
            Cursor = row.GetAttributeValue<string>(Names.Batch.Cursor) ?? string.Empty,
            Counts = TableCounts.Parse(row.GetAttributeValue<string>(Names.Batch.Counts)),
            Sketches = RowSketches.Parse(row.GetAttributeValue<string>(Names.Batch.Counts)),
            Held = HeldRow.ParseAll(row.GetAttributeValue<string>(Names.Batch.Held)).ToList(),
            Samples = SampleRows.Parse(row.GetAttributeValue<string>(Names.Batch.Samples)),
            Done = [.. (row.GetAttributeValue<string>(Names.Batch.Done) ?? string.Empty).Split('\n').Where(line => line.Length == 32).Select(line => new Guid(line))],
        },
    };
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>Reads and writes the rows of batches: the only one who does.</summary>
internal sealed class BatchStore(ExecutionScope scope)
{
    private static readonly object[] Unfinished = [(int)BatchStatus.Queued, (int)BatchStatus.Processing, (int)BatchStatus.Waiting];

    private static readonly ColumnSet Columns = new(
        Names.Batch.Run,
        Names.Batch.Kind,
        Names.Batch.LogicalName,
        Names.Batch.From,
        Names.Batch.To,
        Names.Batch.Reading,
        Names.Batch.Pass,
        Names.Batch.Origin,
        Names.Batch.Expected,
        Names.Batch.Status,
        Names.Batch.Heartbeat,
        Names.Batch.Attempts,
        Names.Batch.Parts,
        Names.Batch.Cursor,
        Names.Batch.Counts,
        Names.Batch.Sums,
        Names.Batch.Left,
        Names.Batch.Keys,
        Names.Batch.Customers,
        Names.Batch.Links,
        Names.Batch.Samples,
        Names.Batch.CountedTo,
        Names.ModifiedOn);

    private readonly IOrganizationService service = scope.Service;

    /// <summary>
    /// How a batch that is to be worked on is left: queued, which is the event that starts it, or, where the platform would refuse what
    /// follows as too deep, waiting for whoever takes runs on.
    /// </summary>
    internal BatchStatus Ready => scope.Depth < PlatformLimits.DeepestHop ? BatchStatus.Queued : BatchStatus.Waiting;

    /// <summary>Reads a batch; null when it was deleted.</summary>
    internal Batch? Find(Guid id) =>
        Read(query => query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Id, ConditionOperator.Equal, id))).FirstOrDefault();

    /// <summary>Reads all batches of a run.</summary>
    internal List<Batch> OfRun(Guid run) => Read(query => query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run)));

    /// <summary>Whether a batch of the run is unfinished.</summary>
    internal bool HasUnfinished(Guid run)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(Names.Batch.Status), TopCount = 1 };
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run));
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Status, ConditionOperator.In, Unfinished));
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    /// <summary>Adds a batch; a queued one is started by being there. Adding the same again, as after a crash, does nothing.</summary>
    internal void Add(Batch batch, BatchStatus status)
    {
        var row = RowOf(IdOf(batch), batch.Progress, gotOn: true);
        var look = batch.Pass == Batch.FirstPass ? string.Empty : "look " + batch.Pass;
        row[Names.Batch.Name] = Clip.To($"{batch.Kind} {batch.Table} {batch.From}-{batch.To} {look}".Trim(), PlatformLimits.Name);
        row[Names.Batch.Run] = new EntityReference(Names.Run.Table, batch.RunId);
        row[Names.Batch.Kind] = new OptionSetValue((int)batch.Kind);
        row[Names.Batch.LogicalName] = batch.Table;
        row[Names.Batch.From] = batch.From;
        row[Names.Batch.To] = batch.To;
        row[Names.Batch.Reading] = (int)batch.Reading;
        row[Names.Batch.Pass] = batch.Pass;
        row[Names.Batch.Origin] = batch.Origin == Guid.Empty ? null : batch.Origin.ToString("D");
        row[Names.Batch.Expected] = batch.Expected.ToString();
        row[Names.Batch.Status] = new OptionSetValue((int)status);
        row[Names.Batch.Heartbeat] = null;
        try
        {
            service.Create(row);
        }
        catch (Exception exception) when (!scope.IsInTransaction && FaultClassifier.IsDuplicate(exception))
        {
            // A former attempt added it.
        }
    }

    /// <summary>Adds batches that are to be worked on now.</summary>
    internal void Add(IEnumerable<Batch> all)
    {
        foreach (var batch in all)
        {
            Add(batch, Ready);
        }
    }

    /// <summary>Takes a batch over for this execution, exactly once: false when somebody else did.</summary>
    internal bool TryTake(Batch batch)
    {
        return TryUpdate(new Entity(Names.Batch.Table, batch.Id)
        {
            RowVersion = batch.RowVersion,
            [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Processing),
            [Names.Batch.Heartbeat] = scope.UtcNow(),
            [Names.Batch.Attempts] = batch.Attempts + 1,
        });
    }

    /// <summary>Queues a batch that stands as it was read, exactly once: false when somebody else was faster.</summary>
    /// <exception cref="InvalidPluginExecutionException">Somebody else was faster, and the call is part of a transaction, which such a fault ends.</exception>
    internal bool TryQueue(Batch batch)
    {
        return TryUpdate(new Entity(Names.Batch.Table, batch.Id)
        {
            RowVersion = batch.RowVersion,
            [Names.Batch.Status] = new OptionSetValue((int)Ready),
            [Names.Batch.Heartbeat] = null,
        });
    }

    /// <summary>Saves how far the batch is, and says that somebody is at work.</summary>
    /// <param name="id">The batch.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="gotOn">Whether it got on since it was saved last; if not, this attempt counts among those without progress.</param>
    internal void Save(Guid id, BatchProgress progress, bool gotOn = true) => service.Update(RowOf(id, progress, gotOn));

    /// <summary>Saves how far the batch is, with another status. Queued raises the event that goes on with it.</summary>
    internal void Save(Guid id, BatchProgress progress, BatchStatus status, string detail = "", bool gotOn = true)
    {
        var row = RowOf(id, progress, gotOn);
        row[Names.Batch.Status] = new OptionSetValue((int)status);
        row[Names.Batch.Detail] = Clip.To(detail, PlatformLimits.Text);
        row[Names.Batch.Heartbeat] = null;
        service.Update(row);
    }

    /// <summary>Saves how far the batch is, and that its rest is being cut into parts: from now on it does nothing but that.</summary>
    internal void SaveCut(Guid id, BatchProgress progress, int parts)
    {
        var row = RowOf(id, progress, gotOn: true);
        row[Names.Batch.Parts] = parts;
        service.Update(row);
    }

    /// <summary>Says that others have the rest of a batch: its own range ends with what it did.</summary>
    internal void Shorten(Guid id, string to, string detail)
    {
        service.Update(new Entity(Names.Batch.Table, id)
        {
            [Names.Batch.To] = to,
            [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Completed),
            [Names.Batch.Detail] = detail,
            [Names.Batch.Heartbeat] = null,
        });
    }

    /// <summary>Gives the batch back, for the next attempt to take.</summary>
    internal void Release(Guid id) => service.Update(new Entity(Names.Batch.Table, id) { [Names.Batch.Heartbeat] = null });

    /// <summary>Says why a batch could not be done. What it had done is not written again: that may be the very thing that fails.</summary>
    internal void Fail(Guid id, string reason) => Set(id, BatchStatus.Failed, reason);

    /// <summary>Sets the status alone.</summary>
    internal void Set(Guid id, BatchStatus status, string? detail = null)
    {
        var row = new Entity(Names.Batch.Table, id)
        {
            [Names.Batch.Status] = new OptionSetValue((int)status),
            [Names.Batch.Heartbeat] = null,
        };
        if (detail is not null)
        {
            row[Names.Batch.Detail] = Clip.To(detail, PlatformLimits.Text);
        }

        service.Update(row);
    }

    /// <summary>Deletes a batch that nobody began.</summary>
    internal void Delete(Guid id) => service.Delete(Names.Batch.Table, id);

    /// <summary>The id of a batch follows from what it is to do, so that it is added once.</summary>
    internal static Guid IdOf(Batch batch)
    {
        return StableId.For(
            Names.Batch.Table,
            batch.RunId.ToString("D"),
            batch.Kind.ToString(),
            batch.Table,
            batch.From,
            batch.To,
            batch.Progress.Cursor,
            ((int)batch.Reading).ToString(CultureInfo.InvariantCulture),
            batch.Pass.ToString(CultureInfo.InvariantCulture),
            batch.Origin.ToString("D"));
    }

    private bool TryUpdate(Entity row)
    {
        try
        {
            service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
            return true;
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.RowChanged)
        {
            return scope.IsInTransaction
                ? throw new InvalidPluginExecutionException(
                    $"{Names.Api.ProcessNext}: the batch {row.Id:D} was taken up by somebody else meanwhile. Nothing was changed; call again.", exception)
                : false;
        }
    }

    private Entity RowOf(Guid id, BatchProgress progress, bool gotOn)
    {
        var row = RowOf(id, progress);
        if (gotOn)
        {
            row[Names.Batch.Attempts] = 0;
        }

        return row;
    }

    private Entity RowOf(Guid id, BatchProgress progress) => new(Names.Batch.Table, id)
    {
        [Names.Batch.Cursor] = progress.Cursor,
        [Names.Batch.Counts] = progress.Counts.ToString(),
        [Names.Batch.Sums] = progress.Sums.ToString(),
        [Names.Batch.Left] = progress.Left.ToString(),
        [Names.Batch.Keys] = Text(progress.Seen.Keys),
        [Names.Batch.Customers] = Text(progress.Seen.Customers),
        [Names.Batch.Links] = Text(progress.Seen.Links),
        [Names.Batch.Samples] = progress.Samples.ToString(),
        [Names.Batch.CountedTo] = progress.CountedTo is { } row
            ? row.Table + " " + row.Id.ToString("D") + " " + progress.BlockSize.ToString(CultureInfo.InvariantCulture) : null,
        [Names.Batch.Heartbeat] = scope.UtcNow(),
    };

    private List<Batch> Read(Action<QueryExpression> restrict)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = Columns };
        restrict(query);
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow).ToList();
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static long? Number(Entity row, string column)
    {
        return long.TryParse(row.GetAttributeValue<string>(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static RowKey? CountedTo(string? text)
    {
        var parts = (text ?? string.Empty).Split(' ');
        return parts.Length == 3 && Guid.TryParse(parts[1], out var id) ? new RowKey(parts[0], id) : null;
    }

    private static int BlockSize(string? text)
    {
        var parts = (text ?? string.Empty).Split(' ');
        return parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
    }

    private static Batch FromRow(Entity row) => new()
    {
        Id = row.Id,
        RunId = row.GetAttributeValue<EntityReference>(Names.Batch.Run).Id,
        Kind = (BatchKind)row.GetAttributeValue<OptionSetValue>(Names.Batch.Kind).Value,
        Table = row.GetAttributeValue<string>(Names.Batch.LogicalName) ?? string.Empty,
        From = row.GetAttributeValue<string>(Names.Batch.From) ?? string.Empty,
        To = row.GetAttributeValue<string>(Names.Batch.To) ?? string.Empty,
        Reading = (LinkReading)row.GetAttributeValue<int>(Names.Batch.Reading),
        Pass = Math.Max(Batch.FirstPass, row.GetAttributeValue<int>(Names.Batch.Pass)),
        Origin = Guid.TryParse(row.GetAttributeValue<string>(Names.Batch.Origin), out var origin) ? origin : Guid.Empty,
        Expected = LeftRows.Parse(row.GetAttributeValue<string>(Names.Batch.Expected)),
        Status = (BatchStatus)row.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value,
        Heartbeat = row.GetAttributeValue<DateTime?>(Names.Batch.Heartbeat),
        ModifiedOn = row.GetAttributeValue<DateTime?>(Names.ModifiedOn),
        Attempts = row.GetAttributeValue<int>(Names.Batch.Attempts),
        Parts = row.GetAttributeValue<int>(Names.Batch.Parts),
        RowVersion = row.RowVersion,
        Progress = new BatchProgress
        {
            Cursor = row.GetAttributeValue<string>(Names.Batch.Cursor) ?? string.Empty,
            Counts = TableCounts.Parse(row.GetAttributeValue<string>(Names.Batch.Counts)),
            Sums = RowSketches.Parse(row.GetAttributeValue<string>(Names.Batch.Sums)),
            Left = LeftRows.Parse(row.GetAttributeValue<string>(Names.Batch.Left)),
            Seen = new Seen(Number(row, Names.Batch.Keys), Number(row, Names.Batch.Customers), Number(row, Names.Batch.Links)),
            Samples = SampleRows.Parse(row.GetAttributeValue<string>(Names.Batch.Samples)),
            CountedTo = CountedTo(row.GetAttributeValue<string>(Names.Batch.CountedTo)),
            BlockSize = BlockSize(row.GetAttributeValue<string>(Names.Batch.CountedTo)),
        },
    };
}

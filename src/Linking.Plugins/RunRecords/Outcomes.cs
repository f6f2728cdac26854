using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.RunRecords;

/// <summary>
/// Keeps what events did: each that changed something leaves a small record, which nothing is started by. From time to time the small ones
/// are summed up to one record for each unification, and old ones deleted, a limited number each time.
/// </summary>
/// <remarks>
/// A record is counted once, whenever an execution breaks off: the sum takes up small records and names them as pending in one guarded
/// write, and only then are they deleted. Whoever reads counts the sum and the small records that it does not name.
/// </remarks>
internal sealed class Outcomes(ExecutionScope scope, LinkingSettings settings)
{
    /// <summary>Small records that one sum takes up at once: their ids have room in its column.</summary>
    private const int AtOnce = 250;

    /// <summary>One of so many records is followed by a summing up, so that it keeps pace whatever the number of events.</summary>
    private const int SumEvery = 128;

    /// <summary>Events that follow one another within this belong to one unification.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(60);

    private static readonly string[] Columns =
    [
        Names.Outcome.IsSum,
        Names.Outcome.Events,
        Names.Outcome.Tables,
        Names.Outcome.Pending,
        Names.Outcome.StartedOn,
        Names.Outcome.EndedOn,
    ];

    /// <summary>Records the counts of an event.</summary>
    internal void Record(TableCounts counts)
    {
        var id = Guid.NewGuid();
        scope.Service.Create(RowOf(id, counts, 1, scope.StartedOn, scope.UtcNow(), isSum: false));

        // A failed call would spoil a transaction.
        if (!scope.IsInTransaction && id.ToByteArray()[0] % SumEvery == 0)
        {
            SumUp();
        }
    }

    /// <summary>Sums up small records and deletes old ones.</summary>
    internal void SumUp()
    {
        if (OldestSmall(1).FirstOrDefault() is { } oldest)
        {
            SumUp(EndOf(oldest));
        }

        if (settings.HistoryDays > 0)
        {
            var old = Read(isSum: true, query =>
            {
                query.Criteria.AddCondition(
                    new ConditionExpression(Names.Outcome.EndedOn, ConditionOperator.LessThan, scope.UtcNow() - TimeSpan.FromDays(settings.HistoryDays)));
                query.TopCount = AtOnce;
            });
            Delete(old.Where(row => row.GetAttributeValue<string>(Names.Outcome.Pending) is null or "").Select(row => row.Id));
        }
    }

    private void SumUp(DateTime first)
    {
        var sum = Read(isSum: true, query =>
        {
            query.Criteria.AddCondition(new ConditionExpression(Names.Outcome.EndedOn, ConditionOperator.GreaterEqual, first - Gap));
            query.AddOrder(Names.Outcome.EndedOn, OrderType.Ascending);
            query.TopCount = 1;
        }).FirstOrDefault();
        if (sum is not null && PendingOf(sum) is { Count: > 0 } pending)
        {
            // Somebody broke off after counting these.
            Delete(pending);
            if (!TryWrite(new Entity(Names.Outcome.Table, sum.Id) { [Names.Outcome.Pending] = null }, sum.RowVersion))
            {
                return;
            }

            sum = Find(sum.Id);
            if (sum is null || PendingOf(sum).Count > 0)
            {
                // Somebody else is at it at this moment.
                return;
            }
        }

        // Read behind the sum: who counts some of them at this moment changes the sum, so that the write finds it out.
        var taken = OfOneUnification(OldestSmall(AtOnce), sum is null ? first : EndOf(sum));
        if (taken.Count == 0 || !Write(sum, taken))
        {
            return;
        }

        Delete(taken.Select(row => row.Id));
        var now = Find(IdOf(sum, taken));

        // What somebody else counted since is his to delete.
        if (now is not null && PendingOf(now).SetEquals(taken.Select(row => row.Id)))
        {
            TryWrite(new Entity(Names.Outcome.Table, now.Id) { [Names.Outcome.Pending] = null }, now.RowVersion);
        }
    }

    private Entity? Find(Guid sum) =>
        Read(isSum: true, query => query.Criteria.AddCondition(new ConditionExpression(Names.Outcome.Id, ConditionOperator.Equal, sum))).FirstOrDefault();

    private List<Entity> OldestSmall(int most) => Read(isSum: false, query =>
    {
        query.AddOrder(Names.Outcome.EndedOn, OrderType.Ascending);
        query.TopCount = most;
    });

    private static List<Entity> OfOneUnification(List<Entity> small, DateTime end)
    {
        var count = 0;
        for (; count < small.Count && EndOf(small[count]) - end <= Gap; count++)
        {
            end = EndOf(small[count]) > end ? EndOf(small[count]) : end;
        }

        return small.GetRange(0, count);
    }

    private static Guid IdOf(Entity? sum, List<Entity> taken) => sum?.Id ?? StableId.For(Names.Outcome.Table, taken[0].Id.ToString("D"));

    private bool Write(Entity? sum, List<Entity> taken)
    {
        var counts = sum is null ? new TableCounts() : CountsOf(sum);
        taken.ForEach(row => counts.Add(CountsOf(row)));
        var events = (sum?.GetAttributeValue<int>(Names.Outcome.Events) ?? 0) + taken.Count;
        var started = sum?.GetAttributeValue<DateTime?>(Names.Outcome.StartedOn) ?? taken[0].GetAttributeValue<DateTime?>(Names.Outcome.StartedOn)
            ?? EndOf(taken[0]);
        var ended = taken.Select(EndOf).Concat(sum is null ? [] : [EndOf(sum)]).Max();
        var row = RowOf(IdOf(sum, taken), counts, events, started, ended, isSum: true);
        row[Names.Outcome.Pending] = string.Join("\n", taken.Select(one => one.Id.ToString("N")));
        if (sum is not null)
        {
            return TryWrite(row, sum.RowVersion);
        }

        try
        {
            scope.Service.Create(row);
            return true;
        }
        catch (Exception exception) when (FaultClassifier.IsDuplicate(exception))
        {
            // Another execution sums up the same at this moment.
            return false;
        }
    }

    private bool TryWrite(Entity row, string? version)
    {
        row.RowVersion = version;
        try
        {
            scope.Service.Execute(new UpdateRequest
            {
                Target = row,
                ConcurrencyBehavior = version is null ? ConcurrencyBehavior.Default : ConcurrencyBehavior.IfRowVersionMatches,
            });
            return true;
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.RowChanged or FaultClass.RowGone)
        {
            return false;
        }
    }

    private void Delete(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                scope.Service.Delete(Names.Outcome.Table, id);
            }
            catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.RowGone)
            {
                // Somebody else deleted it.
            }
        }
    }

    private List<Entity> Read(bool isSum, Action<QueryExpression> restrict)
    {
        var query = new QueryExpression(Names.Outcome.Table) { ColumnSet = new ColumnSet(Columns) };
        query.Criteria.AddCondition(new ConditionExpression(Names.Outcome.IsSum, ConditionOperator.Equal, isSum));
        restrict(query);
        return [.. scope.Service.RetrieveMultiple(query).Entities];
    }

    private static TableCounts CountsOf(Entity row) => TableCounts.Parse(row.GetAttributeValue<string>(Names.Outcome.Tables));

    private static DateTime EndOf(Entity row) => row.GetAttributeValue<DateTime>(Names.Outcome.EndedOn);

    private static HashSet<Guid> PendingOf(Entity row)
    {
        return [.. (row.GetAttributeValue<string>(Names.Outcome.Pending) ?? string.Empty).Split('\n').Where(line => Guid.TryParse(line, out _))
            .Select(line => new Guid(line))];
    }

    private static Entity RowOf(Guid id, TableCounts counts, int events, DateTime started, DateTime ended, bool isSum) => new(Names.Outcome.Table, id)
    {
        [Names.Outcome.Name] = $"{SkipRecorder.TaskName} {started.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}",
        [Names.Outcome.IsSum] = isSum,
        [Names.Outcome.Events] = events,
        [Names.Outcome.Examined] = (int)counts.Examined,
        [Names.Outcome.Linked] = (int)counts.Get(Change.Linked),
        [Names.Outcome.Relinked] = (int)counts.Get(Change.Relinked),
        [Names.Outcome.Issues] = (int)counts.Get(Change.Issue),
        [Names.Outcome.Left] = (int)counts.Get(Change.Left),
        [Names.Outcome.Tables] = Clip.To(counts.ToString(), PlatformLimits.Memo),
        [Names.Outcome.StartedOn] = started,
        [Names.Outcome.EndedOn] = ended,
    };
}

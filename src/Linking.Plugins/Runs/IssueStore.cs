using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs;

/// <summary>Keeps the issues: one record for each subject, open while the obstacle stands, closed when it is gone.</summary>
/// <param name="service">Reads and writes are made through it.</param>
/// <param name="table">The table of issues.</param>
/// <param name="utcNow">The clock (UTC).</param>
/// <param name="isGuarded">
/// Whether an issue is left alone that another execution changed since it was read: possible only outside a transaction, which a refused
/// write would spoil.
/// </param>
internal sealed class IssueStore(IOrganizationService service, TableShape table, Func<DateTime> utcNow, bool isGuarded = false)
{
    private const int Open = 0;
    private const int Closed = 1;
    private const int OpenReason = 1;
    private const int ClosedReason = 2;
    private const char Separator = ';';

    private static readonly string[] Columns =
    [
        Names.Issue.Code,
        Names.Issue.LogicalName,
        Names.Issue.RowId,
        Names.Issue.CustomerIds,
        Names.Issue.Key,
        Names.Issue.Message,
        Names.Issue.Attempts,
    ];

    /// <summary>The issues that were left alone because another execution changed them since they were read.</summary>
    internal HashSet<Guid> Overtaken { get; } = [];

    /// <summary>Reads all open issues.</summary>
    /// <param name="seenSince">When given, only those that were recorded since (UTC).</param>
    internal List<OpenIssue> ReadOpen(DateTime? seenSince = null)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(Columns), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.State.Code, ConditionOperator.Equal, Open));
        if (seenSince is { } since)
        {
            query.Criteria.AddCondition(new ConditionExpression(Names.Issue.LastSeen, ConditionOperator.GreaterEqual, since));
        }

        return new BlockQuery(service).ReadPages(query, table.Page).Select(FromRow).ToList();
    }

    /// <summary>Opens an issue, or brings the open one up to date.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="known">The open one about the same subject.</param>
    /// <param name="counts">Whether this look counts as an attempt: those of runs do, so that an event about an unchanged issue writes nothing.</param>
    /// <returns>True when something was written; false when nothing had to be, or when another execution wrote the issue meanwhile.</returns>
    /// <remarks>What is about a key that names no row is never guarded: there is but one thing to say of it.</remarks>
    internal bool Record(IssueRecord issue, OpenIssue? known, bool counts)
    {
        if (!counts && known is not null && known.Code == issue.Code.ToString() && known.Message == Clip.To(issue.Message, PlatformLimits.Text))
        {
            return false;
        }

        var row = ToRow(issue);
        row[Names.Issue.LastSeen] = utcNow();
        row[Names.Issue.Attempts] = (known?.Attempts ?? 0) + 1;
        if (known is null)
        {
            row[Names.Issue.FirstSeen] = utcNow();
        }

        if (isGuarded && issue.RowId is not null && known is null)
        {
            return TryCreate(row);
        }

        if (isGuarded && issue.RowId is not null && known?.Version is { } version)
        {
            return TryUpdate(row, version);
        }

        service.Execute(new UpsertRequest { Target = row });
        return true;
    }

    /// <summary>The same issues, written whatever another execution made of them meanwhile.</summary>
    internal IssueStore Unguarded() => new(service, table, utcNow);

    /// <summary>Closes an issue whose obstacle is gone.</summary>
    /// <returns>False when it was left alone because another execution changed it since it was read.</returns>
    internal bool Close(OpenIssue issue)
    {
        return TryUpdate(
            new Entity(table.LogicalName, issue.Id)
            {
                [Names.State.Code] = new OptionSetValue(Closed),
                [Names.State.Reason] = new OptionSetValue(ClosedReason),
                [Names.Issue.LastSeen] = utcNow(),
            },
            isGuarded ? issue.Version : null);
    }

    private bool TryCreate(Entity row)
    {
        try
        {
            service.Execute(new CreateRequest { Target = row });
            return true;
        }
        catch (Exception exception) when (FaultClassifier.IsDuplicate(exception))
        {
            // It was closed some time ago, or it is another execution's of this moment.
            var there = service.Retrieve(table.LogicalName, row.Id, new ColumnSet(Names.State.Code));
            if (there.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value != Open)
            {
                return TryUpdate(row, there.RowVersion);
            }

            Overtaken.Add(row.Id);
            return false;
        }
    }

    private bool TryUpdate(Entity row, string? version)
    {
        var request = new UpdateRequest { Target = row };
        if (version is null)
        {
            service.Execute(request);
            return true;
        }

        row.RowVersion = version;
        request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        try
        {
            service.Execute(request);
            return true;
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) == FaultClass.RowChanged)
        {
            Overtaken.Add(row.Id);
            return false;
        }
    }

    private static Entity ToRow(IssueRecord issue)
    {
        return new Entity(Names.Issue.Table, issue.Id)
        {
            [Names.Issue.Name] = Clip.To($"{issue.Code} {issue.Table} {issue.RowId?.ToString("D") ?? issue.Key}", PlatformLimits.Name),
            [Names.Issue.Code] = issue.Code.ToString(),
            [Names.Issue.Message] = Clip.To(issue.Message, PlatformLimits.Text),
            [Names.Issue.Remedy] = Clip.To(issue.Remedy, PlatformLimits.Text),
            [Names.Issue.LogicalName] = Clip.To(issue.Table, PlatformLimits.Name),
            [Names.Issue.RowId] = issue.RowId?.ToString("D"),
            [Names.Issue.DataSource] = Clip.To(issue.DataSource, PlatformLimits.Text),
            [Names.Issue.EntityName] = Clip.To(issue.EntityName, PlatformLimits.Text),
            [Names.Issue.Key] = Clip.To(issue.Key, PlatformLimits.Text),
            [Names.Issue.CustomerIds] = Clip.To(string.Join(Separator.ToString(), issue.CustomerIds), PlatformLimits.Memo),
            [Names.State.Code] = new OptionSetValue(Open),
            [Names.State.Reason] = new OptionSetValue(OpenReason),
        };
    }

    private OpenIssue FromRow(Entity row)
    {
        var customers = row.GetAttributeValue<string>(Names.Issue.CustomerIds) ?? string.Empty;
        var sourceTable = row.GetAttributeValue<string>(Names.Issue.LogicalName) ?? string.Empty;
        RowKey? sourceRow = Guid.TryParse(row.GetAttributeValue<string>(Names.Issue.RowId), out var id) ? new RowKey(sourceTable, id) : null;
        return new OpenIssue(
            row.Id,
            row.GetAttributeValue<string>(Names.Issue.Code) ?? string.Empty,
            sourceRow,
            customers.Split([Separator], StringSplitOptions.RemoveEmptyEntries),
            row.GetAttributeValue<string>(Names.Issue.Key) ?? string.Empty,
            row.GetAttributeValue<string>(Names.Issue.Message) ?? string.Empty,
            row.GetAttributeValue<int>(Names.Issue.Attempts))
        {
            Version = isGuarded ? row.RowVersion : null,
        };
    }
}

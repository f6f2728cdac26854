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

namespace Linking.Plugins.Issues;

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
        Names.State.Code,
        Names.Issue.Code,
        Names.Issue.LogicalName,
        Names.Issue.RowId,
        Names.Issue.CustomerIds,
        Names.Issue.Message,
        Names.Issue.Attempts,
    ];

    /// <summary>Reads those of the issues that exist, open or closed.</summary>
    internal IEnumerable<RecordedIssue> ReadById(IEnumerable<Guid> ids)
    {
        return new BlockQuery(service).Read(table, Columns, Names.Issue.Id, ids.Cast<object>()).Select(FromRow);
    }

    /// <summary>Reads a page of the open issues, in the order of their ids; an empty cursor is the first page.</summary>
    internal IssuePage ReadOpen(string cursor, int size)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(Columns), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.State.Code, ConditionOperator.Equal, Open));
        query.AddOrder(Names.Issue.Id, OrderType.Ascending);
        var page = PageCursor.Read(service, query, size, cursor);
        return new IssuePage(page.Rows.Select(FromRow).ToList(), page.NextCursor);
    }

    /// <summary>Opens an issue, or brings the recorded one up to date.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="known">The recorded one about the same subject, open or closed; null when there is none.</param>
    /// <returns>True when something was written; false when nothing had to be, or when another execution wrote the issue meanwhile.</returns>
    internal bool Record(IssueRecord issue, RecordedIssue? known)
    {
        // A write that is refused again has been tried again; of all else nothing new is to be said.
        if (issue.Code != IssueCode.WriteRejected && known is { IsOpen: true } && known.Code == issue.Code.ToString()
            && known.Message == Clip.To(issue.Message, PlatformLimits.Text))
        {
            return false;
        }

        var row = ToRow(issue);
        row[Names.Issue.LastSeen] = utcNow();
        row[Names.Issue.Attempts] = (known is { IsOpen: true } ? known.Attempts : 0) + 1;
        if (known is not { IsOpen: true })
        {
            row[Names.Issue.FirstSeen] = utcNow();
        }

        if (known is not null)
        {
            return TryUpdate(row, known.Version);
        }

        service.Execute(new UpsertRequest { Target = row });
        return true;
    }

    /// <summary>Closes an issue whose obstacle is gone.</summary>
    /// <returns>False when it was left alone because another execution changed it since it was read.</returns>
    internal bool Close(RecordedIssue issue)
    {
        return TryUpdate(
            new Entity(table.LogicalName, issue.Id)
            {
                [Names.State.Code] = new OptionSetValue(Closed),
                [Names.State.Reason] = new OptionSetValue(ClosedReason),
                [Names.Issue.LastSeen] = utcNow(),
            },
            issue.Version);
    }

    private bool TryUpdate(Entity row, string? version)
    {
        var request = new UpdateRequest { Target = row };
        if (!isGuarded || version is null)
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
        catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.RowChanged or FaultClass.RowGone)
        {
            // Whoever wrote it looked later than this execution did.
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
            [Names.Issue.CustomerIds] = Clip.To(string.Join(Separator.ToString(), issue.Customers.Select(customer => customer.Text)), PlatformLimits.Memo),
            [Names.State.Code] = new OptionSetValue(Open),
            [Names.State.Reason] = new OptionSetValue(OpenReason),
        };
    }

    private static RecordedIssue FromRow(Entity row)
    {
        var customers = row.GetAttributeValue<string>(Names.Issue.CustomerIds) ?? string.Empty;
        var sourceTable = row.GetAttributeValue<string>(Names.Issue.LogicalName) ?? string.Empty;
        RowKey? sourceRow = Guid.TryParse(row.GetAttributeValue<string>(Names.Issue.RowId), out var id) ? new RowKey(sourceTable, id) : null;
        return new RecordedIssue(
            row.Id,
            row.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value == Open,
            row.GetAttributeValue<string>(Names.Issue.Code) ?? string.Empty,
            sourceRow,
            customers.Split([Separator], StringSplitOptions.RemoveEmptyEntries).Select(CustomerId.Parse).ToList(),
            row.GetAttributeValue<string>(Names.Issue.Message) ?? string.Empty,
            row.GetAttributeValue<int>(Names.Issue.Attempts),
            row.RowVersion);
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.CustomApis;

/// <summary>Writes a status as JSON: moments as in ISO 8601 (UTC), statuses and modes as the values of their choice columns.</summary>
internal static class StatusText
{
    /// <summary>What is said of a run is cut to so many characters; its record has all.</summary>
    private const int Detail = 1000;

    /// <summary>An entry of the history carries no more than this of it.</summary>
    private const int HistoryDetail = 120;

    internal static string ToJson(LinkingStatus status) => JsonText.Of(json =>
    {
        json.Add("at", Moment(status.At));
        json.Add("verdict", status.Verdict.ToString());
        json.AddArray("open", status.Open, (item, record) => Write(item, record, Detail));
        json.AddArray("progress", status.Progress, (item, progress) =>
        {
            item.Add("run", progress.Run);
            item.Add("batches", progress.Batches);
            item.Add("over", progress.Over);
            item.Add("rows", progress.Rows);
            AddOptional(item, "expected", progress.Expected);
        });
        json.AddArray("latest", One(status.Latest), (item, record) => Write(item, record, Detail));
        json.AddArray("preview", One(status.Preview), (item, record) => Write(item, record, Detail));
        json.AddArray("history", status.History, (item, record) => Write(item, record, HistoryDetail));
        json.AddArray("tables", status.Tables, (item, table) => Write(item, table, status.FullRuns));
        AddOptional(json, "openIssues", status.Issues?.Sum(group => (long)group.Count));
        json.AddArray("issues", status.Issues ?? [], (item, group) =>
        {
            item.Add("code", group.Code);
            item.Add("table", group.Table);
            item.Add("count", group.Count);
        });
    });

    private static void Write(JsonText json, TaskRecord record, int detail)
    {
        json.Add("id", record.Id);
        json.Add("mode", (long)record.Mode);
        json.Add("status", (long)record.Status);
        json.Add("detail", Clip.To(record.Detail, detail));
        json.Add("requestedTables", record.RequestedTables);
        json.Add("by", record.By);
        json.Add("startedOn", Moment(record.StartedOn));
        json.Add("endedOn", Moment(record.EndedOn));
        json.Add("continueOn", Moment(record.ContinueOn));
        json.Add("held", record.Held);
        json.Add("events", record.Events);
        json.AddObject("counts", counts => Write(counts, change => record.Counts.Get(change)));
        if (detail == Detail)
        {
            json.Add("reasons", record.Reasons);
        }
    }

    private static void Write(JsonText json, SourceTable table, IReadOnlyDictionary<string, TaskRecord> fullRuns)
    {
        json.Add("id", table.Id);
        json.Add("dataSource", table.Pair.DataSource);
        json.Add("entityName", table.Pair.EntityName);
        json.Add("logicalName", table.LogicalName);
        json.Add("status", (long)table.Status);
        json.Add("declared", table.Declared);
        json.Add("reasons", table.Reasons);
        if (table.Status != SourceTableStatus.Linking || !fullRuns.TryGetValue(table.LogicalName, out var run))
        {
            return;
        }

        var counts = run.Counts;
        json.Add("asOf", Moment(run.EndedOn));
        json.Add("rows", counts.ExaminedOf(table.LogicalName));
        json.Add("inOrder", new[] { Change.Linked, Change.Relinked, Change.Unchanged }.Sum(change => counts.Get(table.LogicalName, change)));
        json.AddObject("counts", item => Write(item, change => counts.Get(table.LogicalName, change)));
    }

    private static void Write(JsonText json, Func<Change, long> of)
    {
        json.Add("linked", of(Change.Linked));
        json.Add("relinked", of(Change.Relinked));
        json.Add("unlinked", of(Change.Unlinked));
        json.Add("unchanged", of(Change.Unchanged));
        json.Add("issues", of(Change.Issue));
    }

    private static IEnumerable<TaskRecord> One(TaskRecord? record) => record is null ? [] : [record];

    private static void AddOptional(JsonText json, string name, long? value)
    {
        if (value is { } number)
        {
            json.Add(name, number);
        }
        else
        {
            json.Add(name, (string?)null);
        }
    }

    private static string? Moment(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

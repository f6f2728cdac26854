using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>What set-up found and did.</summary>
internal sealed record PreparationReport
{
    /// <summary>The tables of the steps that are there.</summary>
    public required IReadOnlyDictionary<string, TableShape> Tables { get; init; }

    /// <summary>What was done about each step.</summary>
    public required IReadOnlyList<StepChange> Steps { get; init; }

    /// <summary>What was discovered; null when that was left out or impossible.</summary>
    public DiscoveryResult? Discovery { get; init; }

    /// <summary>The judgement of the requirements; null where there is no customer profile.</summary>
    public OrganizationSnapshot? Snapshot { get; init; }

    public required IReadOnlyList<SetupNote> Notes { get; init; }

    /// <summary>How many steps and source tables were written.</summary>
    internal int Changed => Steps.Count(step => step.Action != StepAction.Unchanged) + (Discovery?.Added ?? 0);

    /// <summary>Whether linking runs by itself from now on: the steps stand on tables that raise events, and a table is linked.</summary>
    internal bool IsReady =>
        !Notes.Any(note => note.Code is SetupNoteCode.CustomerInsightsMissing or SetupNoteCode.VirtualTable or SetupNoteCode.MessageUnavailable)
        && Snapshot is { Unmet.Count: 0 }
        && Snapshot.Tables.Values.Any(table => table.IsLinkable);

    internal string ToJson() => JsonText.Of(json =>
    {
        json.Add("ready", IsReady);
        json.AddArray("tables", WantedSteps.Tables, (item, table) =>
        {
            item.Add("table", table);
            item.Add("kind", Tables.TryGetValue(table, out var shape) ? shape.Kind.ToString() : null);
        });
        json.AddArray("steps", Steps, StepText.Write);
        json.AddArray("sourceTables", Snapshot?.Tables.Values.OrderBy(table => table.Pair.ToString(), System.StringComparer.Ordinal)
            ?? Enumerable.Empty<SourceTableState>(), Write);
        json.AddArray("notes", Notes, (item, note) =>
        {
            item.Add("code", note.Code.ToString());
            item.Add("text", note.Text);
            item.Add("remedy", note.Remedy.Length == 0 ? null : note.Remedy);
        });
    });

    private void Write(JsonText item, SourceTableState table)
    {
        item.Add("dataSource", table.Pair.DataSource);
        item.Add("entityName", table.Pair.EntityName);
        item.Add("logicalName", table.Table.LogicalName.Length == 0 ? null : table.Table.LogicalName);
        item.Add("declared", table.Table.Declared);
        item.Add("added", Discovery?.Tables.Any(found => found.IsNew && found.Pair.Equals(table.Pair)) == true);
        item.Add("linked", table.IsLinkable);
        item.Add("lookup", table.Facts.Shape?.Lookup?.LogicalName);
        item.AddArray("unmet", table.Unmet, (requirement, unmet) => requirement.Add("requirement", unmet.Code.ToString()));
    }
}

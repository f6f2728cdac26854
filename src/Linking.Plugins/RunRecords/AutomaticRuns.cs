using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.RunRecords;

/// <summary>
/// Requests a full run by itself: for source tables that were never run in full since they are linked, for those whose key columns or
/// rank have changed since, and when the last one is older than the setting allows. Once for each cause, and again when it comes again.
/// </summary>
internal sealed class AutomaticRuns(ExecutionScope scope)
{
    /// <summary>Requests the run that is due, if any, and remembers for what it was requested.</summary>
    /// <returns>The snapshot that knows about it.</returns>
    internal OrganizationSnapshot Request(OrganizationSnapshot snapshot)
    {
        if (!snapshot.Settings.AutomaticRuns || !snapshot.Has(Names.Run.Table) || !snapshot.Has(Names.SourceTable.Table))
        {
            return snapshot;
        }

        var due = snapshot.Tables.Values.Where(state => state.IsLinkable && state.Table.Id != Guid.Empty && IsDue(state, snapshot)).ToList();
        if (due.Count == 0 || (due.TrueForAll(state => state.Table.RunForKeys == CauseOf(state)) && AwaitsApproval()))
        {
            return snapshot;
        }

        CreateRun(due, snapshot);
        return Note(due, snapshot);
    }

    /// <summary>Remembers that a full run of tables has ended, whoever had asked for it.</summary>
    internal void Note(RunRow run, OrganizationSnapshot snapshot)
    {
        if (snapshot.Has(Names.SourceTable.Table))
        {
            var done = snapshot.Tables.Values.Where(state => state.IsLinkable && state.Table.Id != Guid.Empty && run.Concerns(state.Table.LogicalName))
                .ToList();
            Note(done, snapshot);
            SnapshotCache.Drop(scope.OrganizationId);
        }
    }

    private OrganizationSnapshot Note(List<SourceTableState> noted, OrganizationSnapshot snapshot)
    {
        var tables = snapshot.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var state in noted)
        {
            var cause = CauseOf(state);
            var now = scope.UtcNow();
            scope.Service.Update(
                new Entity(Names.SourceTable.Table, state.Table.Id) { [Names.SourceTable.RunForKeys] = cause, [Names.SourceTable.FullRunOn] = now });
            tables[state.Pair] = state.With(state.Facts with { Table = state.Table with { RunForKeys = cause, FullRunOn = now } });
        }

        return snapshot with { Tables = tables };
    }

    // Another run would find the tables as the stopped one did, wait for a day too, and keep that one from being approved meanwhile.
    private bool AwaitsApproval()
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(Names.Run.Status, ConditionOperator.Equal, (int)RunStatus.StoppedByGuard);
        query.Criteria.AddCondition(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Full);
        return scope.Service.RetrieveMultiple(query).Entities.Count > 0;
    }

    private bool IsDue(SourceTableState state, OrganizationSnapshot snapshot)
    {
        var interval = snapshot.Settings.FullRunInterval;
        return state.Table.RunForKeys != CauseOf(state)
            || (interval > TimeSpan.Zero && (state.Table.FullRunOn is not { } last || scope.UtcNow() - last >= interval));
    }

    // A table whose keys stand in no column of the profile has been seen all the same.
    private static string CauseOf(SourceTableState state)
    {
        var columns = string.Join(",", state.KeyColumns.Select(column => column.LogicalName).OrderBy(name => name, StringComparer.Ordinal));
        return Clip.To($"{(columns.Length == 0 ? "-" : columns)} rank {state.Table.Rank.ToString(CultureInfo.InvariantCulture)}", PlatformLimits.Text);
    }

    // The id follows from what the run is for and from the run before: executions that find it due at the same moment request it once.
    private void CreateRun(List<SourceTableState> due, OrganizationSnapshot snapshot)
    {
        var tables = string.Join(",", due.Select(state => state.Table.LogicalName).Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal));
        var subject = due
            .Select(state => $"{state.Pair}={CauseOf(state)}<{state.Table.RunForKeys}@{state.Table.FullRunOn?.Ticks.ToString(CultureInfo.InvariantCulture)}")
            .OrderBy(text => text, StringComparer.Ordinal)
            .ToArray();
        try
        {
            scope.Service.Create(new Entity(Names.Run.Table, StableId.For(Names.Run.Table, subject))
            {
                [Names.Run.Name] = $"{SkipRecorder.TaskName}: full run of {Clip.To(tables, 100)}",
                [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
                [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
                [Names.Run.RequestedTables] = tables.Length <= PlatformLimits.Text ? tables : null,
                [Names.Run.Automatic] = true,
                [Names.Run.ContinueOn] = scope.UtcNow() + snapshot.Settings.Settling,
                [Names.Run.StartedOn] = scope.UtcNow(),
            });
        }
        catch (Exception exception) when (!scope.IsInTransaction && FaultClassifier.IsDuplicate(exception))
        {
            // Another execution requested it.
        }
    }
}

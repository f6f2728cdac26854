using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>
/// Requests a full run by itself: for source tables that were never run in full, and for those whose key columns on the profile have
/// changed since. Other columns of the profile do not matter.
/// </summary>
internal sealed class AutomaticRuns(ExecutionScope scope)
{
    /// <summary>Requests the run that is due, if any, and remembers for which key columns it was requested.</summary>
    /// <returns>The snapshot that knows about it.</returns>
    internal OrganizationSnapshot Request(OrganizationSnapshot snapshot)
    {
        if (!snapshot.Settings.AutomaticRuns || !snapshot.Has(Names.Run.Table) || !snapshot.Has(Names.SourceTable.Table))
        {
            return snapshot;
        }

        var due = snapshot.Tables.Values.Where(state => state.IsLinkable && state.Table.Id != Guid.Empty && state.Table.RunForKeys != KeysOf(state)).ToList();
        if (due.Count == 0)
        {
            return snapshot;
        }

        CreateRun(due);
        var tables = snapshot.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var state in due)
        {
            var keys = KeysOf(state);
            scope.Service.Update(new Entity(Names.SourceTable.Table, state.Table.Id) { [Names.SourceTable.RunForKeys] = keys });
            tables[state.Pair] = state.With(state.Facts with { Table = state.Table with { RunForKeys = keys } });
        }

        return snapshot with { Tables = tables };
    }

    // A table whose keys stand in no column of the profile has been seen all the same.
    private static string KeysOf(SourceTableState state)
    {
        var columns = string.Join(",", state.KeyColumns.Select(column => column.LogicalName).OrderBy(name => name, StringComparer.Ordinal));
        return Clip.To(columns.Length == 0 ? "-" : columns, PlatformLimits.Text);
    }

    // The id follows from what the run is for: executions that find it due at the same moment request it once.
    private void CreateRun(List<SourceTableState> due)
    {
        var tables = string.Join(",", due.Select(state => state.Table.LogicalName).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));
        var subject = due.Select(state => state.Pair + "=" + KeysOf(state) + "<" + state.Table.RunForKeys).OrderBy(text => text, StringComparer.Ordinal).ToArray();
        try
        {
            scope.Service.Create(new Entity(Names.Run.Table, StableId.For(Names.Run.Table, subject))
            {
                [Names.Run.Name] = $"{RunRecorder.TaskName}: first full run, or other keys, of {Clip.To(tables, 100)}",
                [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
                [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
                [Names.Run.RequestedTables] = tables,
                [Names.Run.StartedOn] = scope.UtcNow(),
            });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!scope.IsInTransaction && FaultClassifier.IsDuplicate(fault))
        {
            // Another execution requested it.
        }
    }
}

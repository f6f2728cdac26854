using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.CustomApis;

/// <summary>
/// Requests a run: checks what was asked for and creates the row of a queued run, which is the event that starts it. It begins when no other run is in its way.
/// </summary>
internal sealed class RunOrder(ExecutionScope scope)
{
    private const string Modes = "Full, Preview, Repair or Unlink";
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Creates the run.</summary>
    /// <param name="mode">What the run is to do.</param>
    /// <param name="tables">Logical names separated by commas; null for all source tables.</param>
    /// <param name="rowId">The one row to run on; null for all rows.</param>
    /// <exception cref="InvalidPluginExecutionException">What was asked for cannot be done; the message says why and what to do.</exception>
    internal RunRow Place(string? mode, string? tables, string? rowId)
    {
        var run = new RunRow { Mode = ModeOf(mode), Status = RunStatus.Queued, Tables = TablesOf(tables) };
        run = run with { RowId = RowOf(rowId, run), Name = NameOf(run, rowId) };
        RequireSourceTables(run.Tables);
        return run with { Id = scope.Service.Create(ToRow(run)) };
    }

    private static RunMode ModeOf(string? mode)
    {
        if (string.IsNullOrEmpty(mode))
        {
            throw Refusal($"no mode is given. Give {Modes}.");
        }

        // Incremental runs are recorded by events only.
        return EnumName.TryParse<RunMode>(mode, out var parsed) && parsed != RunMode.Incremental
            ? parsed
            : throw Refusal($"the mode '{mode}' is unknown. Give {Modes}.");
    }

    private static string[] TablesOf(string? tables)
    {
        return (tables ?? string.Empty)
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToArray();
    }

    private static Guid? RowOf(string? rowId, RunRow run)
    {
        if (rowId is null)
        {
            return null;
        }

        if (!Guid.TryParse(rowId, out var id) || id == Guid.Empty)
        {
            throw Refusal($"the row id '{rowId}' is no GUID. Give the id of a row, or leave it out to run on all rows.");
        }

        if (run.Tables.Count != 1)
        {
            throw Refusal($"a row id needs exactly one table, and {run.Tables.Count} are given. Name the table of the row.");
        }

        return run.Mode == RunMode.Unlink ? throw Refusal("an Unlink run clears the links of whole tables. Leave the row id out, or use another mode.") : id;
    }

    private void RequireSourceTables(IReadOnlyList<string> tables)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var known = new HashSet<string>(new SourceTableStore(scope.Service, scope.UtcNow).Read().Select(table => table.LogicalName), StringComparer.Ordinal);
        var unknown = tables.Where(table => !known.Contains(table)).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var existing = new TableShapeReader(scope.Service).Read(unknown);
        throw Refusal(string.Join(" ", unknown.Select(table => existing.ContainsKey(table)
            ? $"the table '{table}' is no source table. Run {Names.Api.DiscoverSourceTables}, or add a source table row for it."
            : $"there is no table '{table}' in this environment. Give logical names of source tables, separated by commas.")));
    }

    private string NameOf(RunRow run, string? rowId)
    {
        var what = run.Mode == RunMode.Full ? "Full run" : run.Mode.ToString();
        var tables = run.Tables.Count == 0 ? "all source tables" : string.Join(", ", run.Tables);
        var when = scope.UtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Clip.To($"{what} of {tables}{(rowId is null ? string.Empty : " " + rowId)}", PlatformLimits.Name - 25) + ", " + when;
    }

    private static Entity ToRow(RunRow run) => new(Names.Run.Table)
    {
        [Names.Run.Name] = run.Name,
        [Names.Run.Mode] = new OptionSetValue((int)run.Mode),
        [Names.Run.Status] = new OptionSetValue((int)run.Status),
        [Names.Run.RequestedTables] = run.Tables.Count == 0 ? null : string.Join(",", run.Tables),
        [Names.Run.RowId] = run.RowId?.ToString("D"),
    };

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.StartRun}: {reason}");
}

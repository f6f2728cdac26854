using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Setup;

/// <summary>
/// Sets linking up, or repairs the set-up: registers the steps, proposes source tables, and looks whether the requirements are met.
/// A second call finds everything done and writes nothing. Changes no definition, because the platform may refuse that inside the
/// transaction of a custom API: the lookup columns are added by runs and events.
/// </summary>
internal sealed class Preparation(ExecutionScope scope)
{
    /// <summary>Reading all keys may take longer; the rest of the two minutes is for what comes after.</summary>
    private static readonly TimeSpan DiscoveryTime = TimeSpan.FromSeconds(45);

    private readonly List<SetupNote> notes = [];

    internal PreparationReport Execute(PreparationOptions options)
    {
        SnapshotCache.Drop(scope.OrganizationId);
        var shapes = new TableShapeReader(scope.Service).Read(WantedSteps.Tables.ToList());
        var types = OwnTypes.Read(scope.Service);
        var registered = new StepReader(scope.Service, types).Read();
        var runAs = new RunAsReader(scope.Service).Read(options.RunAs, registered);
        var wanted = new WantedSteps(shapes, MessageCatalog.Read(scope.Service, shapes.Keys, WantedSteps.Messages), types, TableNames.Read(scope.Service));
        var plan = StepPlanner.Plan(wanted.For(runAs, new SettingsReader(scope.Service).Read().Events), registered);
        var writer = new StepWriter(scope.Service);
        foreach (var change in plan)
        {
            writer.Apply(change);
        }

        notes.AddRange(wanted.Notes);
        var discovery = options.SkipDiscovery ? null : Discover(shapes);
        var snapshot = shapes.ContainsKey(Names.CustomerProfile.Table) ? new SnapshotReader(scope.Service, scope.UtcNow).Read() : null;
        AddNotes(snapshot);
        if (shapes.TryGetValue(Names.CustomerProfile.Table, out var profile)
            && new PartitionSample(scope.Service).Read(profile) is { Elsewhere.Count: > 0 } sample)
        {
            notes.Add(SetupNotes.OwnPartitions(sample));
        }

        return new PreparationReport
        {
            Tables = shapes,
            Steps = plan,
            Discovery = discovery,
            Snapshot = snapshot,
            Notes = notes,
        };
    }

    private DiscoveryResult? Discover(Dictionary<string, TableShape> shapes)
    {
        if (!shapes.ContainsKey(Names.CustomerProfile.Table) && !shapes.ContainsKey(Names.AlternateKey.Table))
        {
            return null;
        }

        var discovery = new Discovery(scope with { EndBy = scope.StartedOn + DiscoveryTime }).Execute();
        if (!discovery.IsComplete)
        {
            notes.Add(SetupNotes.DiscoveryIncomplete(discovery.KeysRead));
        }

        return discovery;
    }

    private void AddNotes(OrganizationSnapshot? snapshot)
    {
        if (snapshot is null)
        {
            return;
        }

        notes.AddRange(snapshot.Unmet.Select(SetupNotes.NotSuitable));
        if (snapshot.Unmet.Count == 0 && snapshot.Tables.Count == 0)
        {
            notes.Add(SetupNotes.NoSourceTable());
        }

        var tables = snapshot.Tables.Values.OrderBy(table => table.Pair.ToString(), StringComparer.Ordinal).ToList();
        notes.AddRange(tables.Where(table => !table.Table.Declared).Select(SetupNotes.NotDeclared));
        notes.AddRange(tables.Where(table => table.Table.Declared && !table.IsLinkable).Select(SetupNotes.Skipped));
        notes.AddRange(tables
            .Where(table => table is { IsLinkable: true, Facts.Shape.Lookup: null })
            .Select(table => table.Facts.Shape!.LogicalName)
            .Distinct(StringComparer.Ordinal)
            .Select(SetupNotes.LookupMissing));
    }
}

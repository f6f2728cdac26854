using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Requirements;

/// <summary>Reads an organisation's settings, source tables and definitions, and judges the requirements by them.</summary>
internal sealed class SnapshotReader(IOrganizationService service, Func<DateTime> utcNow)
{
    private static readonly string[] TablesOfLinking =
    [
        Names.CustomerProfile.Table,
        Names.AlternateKey.Table,
        Names.SourceTable.Table,
        Names.Run.Table,
        Names.Outcome.Table,
        Names.Issue.Table,
        Names.EnvironmentVariable.Definition,
        Names.BusinessAccounts.UnifiedContact,
        Names.BusinessAccounts.UnifiedContactAlternateKey,
    ];

    private readonly TableShapeReader shapes = new(service);

    /// <summary>Reads the whole snapshot. When the environment's requirements are unmet, source tables are not looked at.</summary>
    internal OrganizationSnapshot Read()
    {
        var definitions = shapes.Read(TablesOfLinking);
        var settings = definitions.ContainsKey(Names.EnvironmentVariable.Definition) ? new SettingsReader(service).Read() : new LinkingSettings();
        var businessAccounts = definitions.ContainsKey(Names.BusinessAccounts.UnifiedContact)
            || definitions.ContainsKey(Names.BusinessAccounts.UnifiedContactAlternateKey);
        var snapshot = new OrganizationSnapshot
        {
            TakenAt = utcNow(),
            Settings = settings,
            Shapes = definitions,
            Unmet = RequirementList.Unmet(new EnvironmentFacts(settings, businessAccounts)),
        };

        if (snapshot.Unmet.Count > 0)
        {
            return snapshot;
        }

        return snapshot.Has(Names.SourceTable.Table) ? Judge(snapshot, new SourceTableStore(service, utcNow).Read()) : snapshot;
    }

    /// <summary>Adds source tables to a snapshot, judged by what can be seen of them now.</summary>
    internal OrganizationSnapshot Judge(OrganizationSnapshot snapshot, IReadOnlyCollection<SourceTable> sourceTables)
    {
        if (sourceTables.Count == 0)
        {
            return snapshot;
        }

        var definitions = shapes.Read(sourceTables
            .SelectMany(table => IsMet(table) ? SourceTableProposal.NamesFor(table.Pair.EntityName) : [table.LogicalName])
            .Distinct(StringComparer.Ordinal)
            .ToList());
        var forms = new HashSet<CustomerIdForm>(snapshot.CustomerIdForms);
        var sampler = new KeySampler(service, snapshot.AlternateKey);
        var tables = snapshot.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var known in sourceTables)
        {
            var table = IsMet(known) ? SourceTableProposal.For(known.Pair, definitions, snapshot.Profile.Columns) : known;
            definitions.TryGetValue(table.LogicalName, out var shape);
            var columns = shape is null ? [] : KeyColumn.Find(snapshot.Profile.Columns, table.Pair, shape.PrimaryId).ToList();
            var sample = sampler.Read(table.Pair, shape, inAnySpelling: table.Declared && columns.Count == 0);
            forms.UnionWith(sample.Forms);
            tables[table.Pair] = new SourceTableState(
                new TableFacts
                {
                    Table = table,
                    DeclarationsExist = snapshot.Has(Names.SourceTable.Table),
                    Shape = shape,
                    EnvironmentUrl = snapshot.Settings.EnvironmentUrl,
                    HasKeys = sample.Seen > 0 || columns.Count > 0 || sample.IsUncertain,
                    SampledKeys = sample.Keys,
                    SampledRows = sample.Rows,
                    EstimatedKeys = sample.Seen == 0 && columns.Count > 0 ? null : sample.Estimate,
                    SampledCreation = sample.CreatedOn,
                    OtherKeyColumns = shape is null || columns.Count > 0 ? [] : KeyColumn.FindOther(snapshot.Profile.Columns, table.Pair, shape).ToList(),
                },
                columns);
        }

        return snapshot with { Tables = tables, CustomerIdForms = forms };
    }

    // Nobody wrote a row for it yet.
    private static bool IsMet(SourceTable table) => table.Id == Guid.Empty;
}

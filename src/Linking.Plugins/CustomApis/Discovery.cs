using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Execution;
using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.CustomApis;

/// <summary>
/// Finds which data sources and tables the keys name, and adds a source table, not declared, for each that has none. Rows that are
/// there already, active or not, stay as they are.
/// </summary>
internal sealed class Discovery(ExecutionScope scope)
{
    private readonly Deadline deadline = scope.DeadlineWithin(PlatformLimits.DefaultBudget);
    private readonly TableShapeReader shapes = new(scope.Service);

    internal DiscoveryResult Execute()
    {
        var own = shapes.Read([Names.CustomerProfile.Table, Names.AlternateKey.Table]);
        var found = new Dictionary<SourcePair, FoundTable>();
        var keysRead = 0L;
        var complete = !own.TryGetValue(Names.AlternateKey.Table, out var alternateKey) || ReadKeys(alternateKey, found, out keysRead);
        var names = TableNames.Read(scope.Service);
        foreach (var pair in found.Keys.ToList())
        {
            found[pair] = WithTable(found[pair], names);
        }

        var columns = own.TryGetValue(Names.CustomerProfile.Table, out var profile) ? profile.Columns : [];
        ReadColumns(columns, names, found);
        return new DiscoveryResult(Add(Propose(columns, found.Values)), keysRead, complete);
    }

    private bool ReadKeys(TableShape table, Dictionary<SourcePair, FoundTable> found, out long read)
    {
        read = 0;
        var query = new QueryExpression(table.LogicalName)
        {
            ColumnSet = new ColumnSet(Names.AlternateKey.DataSource, Names.AlternateKey.EntityName),
            NoLock = table.ReadsWithoutLocks,
        };
        foreach (var key in new BlockQuery(scope.Service).ReadPages(query, table.Page))
        {
            read++;
            var pair = new SourcePair(
                key.GetAttributeValue<string>(Names.AlternateKey.DataSource),
                key.GetAttributeValue<string>(Names.AlternateKey.EntityName));
            if (pair.EntityName.Length > 0)
            {
                found.TryGetValue(pair, out var known);
                found[pair] = (known ?? new FoundTable { Pair = pair }) with { Keys = (known?.Keys ?? 0) + 1 };
            }

            if (read % table.Page == 0 && deadline.IsOver)
            {
                return false;
            }
        }

        return true;
    }

    private static FoundTable WithTable(FoundTable table, TableNames names)
    {
        var logicalName = names.Resolve(table.Pair.EntityName);
        return table with { LogicalName = logicalName, PrimaryKey = names.PrimaryKeyOf(logicalName) };
    }

    private static void ReadColumns(IReadOnlyList<string> columns, TableNames names, Dictionary<SourcePair, FoundTable> found)
    {
        foreach (var column in columns)
        {
            // The columns of lists stand beside those of the winners, and say nothing more.
            if (column.EndsWith(Names.CustomerProfile.AlternateSuffix, StringComparison.OrdinalIgnoreCase) || names.ReadKeyColumn(column) is not { } read)
            {
                continue;
            }

            // The column's name carries the data source without what a column name cannot hold, so known pairs come first.
            var pair = found.Values.FirstOrDefault(table => KeyColumn.Find([column], table.Pair, table.PrimaryKey).Any())?.Pair
                ?? WithKnownDataSource(read, found.Keys);
            found.TryGetValue(pair, out var known);
            found[pair] = (known ?? WithTable(new FoundTable { Pair = pair }, names)) with { KeyColumn = column };
        }
    }

    private static SourcePair WithKnownDataSource(SourcePair read, IEnumerable<SourcePair> known)
    {
        var letters = LettersAndDigits(read.DataSource);
        var same = known.FirstOrDefault(pair => string.Equals(LettersAndDigits(pair.DataSource), letters, StringComparison.OrdinalIgnoreCase));
        return new SourcePair(same?.DataSource ?? read.DataSource, read.EntityName);
    }

    private static string LettersAndDigits(string text) => new(text.Where(char.IsLetterOrDigit).ToArray());

    private List<FoundTable> Propose(IReadOnlyList<string> columns, ICollection<FoundTable> found)
    {
        var names = found.SelectMany(table => SourceTableProposal.NamesFor(table.Pair.EntityName)).Distinct(StringComparer.Ordinal);
        var definitions = shapes.Read(names.ToList());
        return found
            .Select(table => Proposed(table, SourceTableProposal.For(table.Pair, definitions, columns)))
            .OrderBy(table => table.Pair.ToString(), StringComparer.OrdinalIgnoreCase)
            .ToList();
    }

    private static FoundTable Proposed(FoundTable table, SourceTable proposal) =>
        table with { LogicalName = proposal.LogicalName, PrimaryKey = proposal.PrimaryKey };

    private List<FoundTable> Add(List<FoundTable> found)
    {
        var store = new SourceTableStore(scope.Service, scope.UtcNow);
        var existing = store.ReadPairs();
        var result = found.ConvertAll(table => Existing(existing, table.Pair) is { } id
            ? table with { SourceTableId = id }
            : table with { SourceTableId = AddRow(store, table), IsNew = true });
        if (result.Exists(table => table.IsNew))
        {
            SnapshotCache.Drop(scope.OrganizationId);
        }

        return result;
    }

    private static Guid? Existing(IReadOnlyDictionary<SourcePair, Guid> existing, SourcePair pair) => existing.TryGetValue(pair, out var id) ? id : null;

    private static Guid AddRow(SourceTableStore store, FoundTable table)
    {
        try
        {
            return store.Add(new SourceTable { Pair = table.Pair, LogicalName = table.LogicalName, PrimaryKey = table.PrimaryKey });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.IsDuplicate(fault))
        {
            throw new InvalidPluginExecutionException(
                $"{Names.Api.DiscoverSourceTables}: the source table {table.Pair} was added by an event at this moment. Nothing was changed; call again.",
                    fault);
        }
    }
}

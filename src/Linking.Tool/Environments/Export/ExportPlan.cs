using Linking.Client;
using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments.Export;

/// <summary>Decides what is exported: ids, links and what linking reads. Everything else is personal data, and only there when it is asked for.</summary>
internal sealed class ExportPlan(DataverseService service)
{
    /// <summary>The files, and the columns of each.</summary>
    /// <param name="sources">The source tables.</param>
    /// <param name="further">Further columns, as <c>table.column</c>.</param>
    /// <exception cref="InputException">A further column is none.</exception>
    public List<ExportTable> Make(IReadOnlyList<SourceTable> sources, IReadOnlyList<string> further)
    {
        var tables = new List<ExportTable>();
        foreach (var name in sources.Where(source => source.Declared).Select(source => source.LogicalName).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            if (service.Find(name) is not { } address)
            {
                continue;
            }

            var columns = ColumnsOf(name);
            var lookup = new[] { Names.SourceRow.Lookup, Names.SourceRow.OwnLookup }.FirstOrDefault(columns.Contains);
            tables.Add(new ExportTable(name, $"rows/{name}.csv",
                [address.PrimaryId, .. lookup is null ? [] : new[] { DataverseRow.LookupOf(lookup) }, Names.ModifiedOn, .. Further(name, columns, further)]));
        }

        if (further.FirstOrDefault(column => !tables.Exists(table => column.StartsWith(table.Table + ".", StringComparison.OrdinalIgnoreCase))) is { } unknown)
        {
            throw new InputException("--columns", null, $"'{unknown}' names no column of a declared source table",
                "Write it as TABLE.COLUMN, such as contact.emailaddress1");
        }

        var endings = sources.SelectMany(source => new[] { source.PrimaryKey, service.Find(source.LogicalName)?.PrimaryId ?? "" })
            .Where(key => key.Length > 0)
            .SelectMany(key => new[] { "_" + key, "_" + key + Names.CustomerProfile.AlternateSuffix })
            .ToList();
        var keys = ColumnsOf(Names.CustomerProfile.Table)
            .Where(column =>
                column.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal)
                && endings.Exists(ending => column.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Except([Names.CustomerProfile.Id, Names.CustomerProfile.CustomerId], StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        tables.Add(new ExportTable(Names.CustomerProfile.Table, $"before/{Names.CustomerProfile.Table}.csv",
            [Names.CustomerProfile.Id, Names.CustomerProfile.CustomerId, .. keys]));
        tables.Add(new ExportTable(
            Names.AlternateKey.Table,
            $"before/{Names.AlternateKey.Table}.csv",
            [Names.AlternateKey.DataSource, Names.AlternateKey.EntityName, Names.AlternateKey.Value, Names.AlternateKey.CustomerId,
                Names.AlternateKey.KeyRing]));
        return tables;
    }

    private static IEnumerable<string> Further(string table, HashSet<string> columns, IReadOnlyList<string> further)
    {
        foreach (var column in further.Where(column => column.StartsWith(table + ".", StringComparison.OrdinalIgnoreCase))
            .Select(column => column[(table.Length + 1)..].ToLowerInvariant()))
        {
            yield return columns.Contains(column)
                ? column
                : throw new InputException("--columns", null, $"{table} has no column '{column}', or none that can be exported as it is",
                    "Name a column of texts, numbers, dates or choices by its logical name");
        }
    }

    /// <summary>The columns that are no part of another one.</summary>
    private HashSet<string> ColumnsOf(string table)
    {
        var answer = service.Get($"EntityDefinitions(LogicalName={RowQuery.Quoted(table)})/Attributes?$select=LogicalName,AttributeOf,AttributeType");
        return answer.Find("value") is { } list
            ? list.EnumerateArray().Select(item => new DataverseRow(item)).Where(column => column.TextOrNull("AttributeOf") is null)
                .Select(column => column.Text("LogicalName")).ToHashSet(StringComparer.Ordinal)
            : [];
    }
}

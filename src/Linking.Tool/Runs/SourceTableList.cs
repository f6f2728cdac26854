using System.Globalization;
using Linking.Client;
using Linking.Plugins.Keys;
using Linking.Plugins.Settings;
using Linking.Tool.Environments;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Reads the source tables of an environment, as the product itself reads them.</summary>
internal sealed class SourceTableList(DataverseService service)
{
    private static readonly string[] Columns =
    [
        Names.SourceTable.Id, Names.SourceTable.DataSource, Names.SourceTable.EntityName, Names.SourceTable.LogicalName, Names.SourceTable.Connector,
            Names.SourceTable.EnvironmentUrl,
        Names.SourceTable.PrimaryKey, Names.SourceTable.Declared, Names.SourceTable.Rank, Names.SourceTable.Status, Names.SourceTable.Reasons,
    ];

    /// <summary>All active rows, one for each data source and table: a declared one goes before one that was only met in keys.</summary>
    public List<SourceTable> Read() =>
    [
        .. service.Read(new RowQuery(Names.SourceTable.Table, Columns) { Filter = string.Create(CultureInfo.InvariantCulture, $"{Names.State.Code} eq {0}"),
            OrderBy = Names.SourceTable.Id })
            .Select(FromRow)
            .GroupBy(table => table.Pair)
            .Select(rows => rows.OrderByDescending(table => table.Declared).ThenBy(table => table.Rank).ThenBy(table => table.Id).First()),
    ];

    private static SourceTable FromRow(DataverseRow row)
    {
        var pair = new SourcePair(row.Text(Names.SourceTable.DataSource), row.Text(Names.SourceTable.EntityName));
        var stated = row.Text(Names.SourceTable.LogicalName).Trim();
        return new SourceTable
        {
            Id = row.Id(Names.SourceTable.Id)!.Value,
            Pair = pair,
            LogicalName = (stated.Length == 0 ? pair.EntityName : stated).ToLowerInvariant(),
            Declared = row.Flag(Names.SourceTable.Declared),
            Connector = (Connector)(row.NumberOrNull(Names.SourceTable.Connector) ?? (int)Connector.Unknown),
            EnvironmentUrl = row.Text(Names.SourceTable.EnvironmentUrl).Trim(),
            Rank = row.Number(Names.SourceTable.Rank),
            PrimaryKey = row.Text(Names.SourceTable.PrimaryKey).Trim(),
            Status = (SourceTableStatus)(row.NumberOrNull(Names.SourceTable.Status) ?? (int)SourceTableStatus.NotChecked),
            Reasons = row.Text(Names.SourceTable.Reasons),
        };
    }
}

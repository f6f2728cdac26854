using System.Text.Json;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Installation;

/// <summary>Reads what the product recorded, from its own tables.</summary>
internal sealed class LinkingRecords(IOrganizationService service) : ILinkingRecords
{
    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true };

    /// <inheritdoc />
    public EnvironmentReport Environment()
    {
        var latest = Latest();
        var skipped = latest?.GetAttributeValue<OptionSetValue>(Names.Run.Status)?.Value == (int)RunStatus.Skipped;
        return skipped
            ? new EnvironmentReport(TableStatus.Skipped, ReasonsIn(latest!.GetAttributeValue<string>(Names.Run.Tables)))
            : new EnvironmentReport(TableStatus.Successful, []);
    }

    /// <inheritdoc />
    public IReadOnlyList<SourceTableRecord> SourceTables()
    {
        return new SourceTableStore(service, () => DateTime.UtcNow).Read()
            .OrderBy(table => table.Pair.DataSource, StringComparer.Ordinal)
            .ThenBy(table => table.Pair.EntityName, StringComparer.Ordinal)
            .Select(table => new SourceTableRecord(
                table.Pair.DataSource,
                table.Pair.EntityName,
                table.LogicalName,
                table.Status != SourceTableStatus.Skipped,
                ReasonsIn(table.Reasons)))
            .ToList();
    }

    /// <inheritdoc />
    public IEnumerable<ReportedIssue> OpenIssues()
    {
        var query = new QueryExpression(Names.Issue.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(Names.State.Code, ConditionOperator.Equal, 0);
        foreach (var row in new Plugins.Queries.BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage))
        {
            yield return new ReportedIssue(
                row.GetAttributeValue<string>(Names.Issue.LogicalName),
                Guid.TryParse(row.GetAttributeValue<string>(Names.Issue.RowId), out var id) ? id : null,
                row.GetAttributeValue<string>(Names.Issue.Code),
                row.GetAttributeValue<string>(Names.Issue.CustomerIds) ?? string.Empty,
                row.GetAttributeValue<string>(Names.Issue.DataSource) ?? string.Empty,
                row.GetAttributeValue<string>(Names.Issue.EntityName) ?? string.Empty,
                row.GetAttributeValue<string>(Names.Issue.Key) ?? string.Empty,
                row.GetAttributeValue<string>(Names.Issue.Message) ?? string.Empty,
                row.GetAttributeValue<string>(Names.Issue.Remedy) ?? string.Empty);
        }
    }

    /// <summary>The unmet requirements as the product writes them.</summary>
    internal static Reason[] ReasonsIn(string? json)
    {
        return string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<Reason[]>(json, Reading) ?? [];
    }

    private Entity? Latest()
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(Names.Run.Status, Names.Run.Tables), TopCount = 1 };
        // A run on demand that skips its tables says nothing of the environment, whose own record is an incremental one.
        var either = query.Criteria.AddFilter(LogicalOperator.Or);
        either.AddCondition(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Incremental);
        either.AddCondition(Names.Run.Status, ConditionOperator.NotEqual, (int)RunStatus.Skipped);
        query.AddOrder("createdon", OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}

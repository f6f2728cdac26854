using EmbeddedDataverse;
using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>Looks at what a unification led to, and reports it.</summary>
internal sealed class UnificationClosing(Organization organization, ILinkingRecords records, LinkLedger ledger, ReportFolder folder, SimulationInput input)
{
    /// <summary>Requests about a table are shown once, even where several pairs name it.</summary>
    private static readonly Dictionary<string, long> None = [];

    /// <summary>Reports a unification whose jobs have run.</summary>
    /// <param name="unification">The unification.</param>
    /// <param name="requests">What was asked of the organisation while the jobs ran.</param>
    /// <param name="outcome">How the jobs and the full run ended.</param>
    /// <param name="elapsed">Real time since the unification's first write.</param>
    public UnificationReport Close(UnificationFolder unification, RequestSnapshot requests, EnvironmentReport outcome, TimeSpan elapsed)
    {
        var environment = Environment(outcome);
        var pairs = new PairBook(input, environment, records.SourceTables());
        var issues = records.OpenIssues().ToList();
        ledger.Close(unification.Keys, pairs, issues);
        folder.Add(issues.Select(issue =>
            new IssueLine(unification.Number, issue.Table, issue.RowId, issue.Code, issue.CustomerIds, issue.DataSource, issue.Key, issue.Message,
                issue.Remedy)));
        return new UnificationReport(
            unification.Number,
            environment,
            [.. pairs.All.Select(pair =>
                pair.Report(pairs.OfTable(pair.LogicalName) == pair ? ByMessage(requests, pair.LogicalName)
                : None, environment.Status == TableStatus.StoppedByGuard))],
            issues.GroupBy(issue => issue.Code, StringComparer.Ordinal).ToDictionary(code => code.Key, code => code.LongCount(), StringComparer.Ordinal),
            ByMessage(requests, null),
            elapsed);
    }

    /// <summary>Writes the rows as the last unification left them.</summary>
    public void WriteLinks()
    {
        var profiles = new ProfileDirectory(organization.System, input);
        foreach (var (table, row) in ledger.Rows)
        {
            folder.Add(new LinkLine(table, row.Id, row.Profile == Guid.Empty ? null : row.Profile, profiles.CustomerIdOf(row.Profile), row.Change));
        }
    }

    private EnvironmentReport Environment(EnvironmentReport outcome)
    {
        var environment = records.Environment();
        return outcome.Status == TableStatus.Successful ? environment : outcome with { Reasons = [.. environment.Reasons, .. outcome.Reasons] };
    }

    /// <summary>Calls of plug-ins by message, about one table or, with null, about any.</summary>
    private static SortedDictionary<string, long> ByMessage(RequestSnapshot requests, string? table)
    {
        var calls = requests.Counts
            .Where(count => count.Origin == CallOrigin.Plugin && (table is null || string.Equals(count.Table, table, StringComparison.Ordinal)))
            .GroupBy(count => count.Message, StringComparer.Ordinal)
            .ToDictionary(message => message.Key, message => message.Sum(count => count.Calls), StringComparer.Ordinal);
        return new SortedDictionary<string, long>(calls, StringComparer.Ordinal);
    }
}

using Linking.Tool.Report;

namespace Linking.Tool.Tests.Report;

/// <summary>A report with one table that has everything and one that is skipped.</summary>
internal static class Sample
{
    public static RunReport Report(long issues = 5)
    {
        var counts = new ChangeCounts();
        counts.Add(Change.Linked);
        counts.Add(Change.Relinked, 2);
        counts.Add(Change.Unlinked, 3);
        counts.Add(Change.Unchanged, 4);
        counts.Add(Change.Issue, issues);
        var requests = new Dictionary<string, long> { ["Update"] = 6, ["RetrieveMultiple"] = 2 };
        var reason = new Reason("key", "a", "b", "Do'it.", "It is.");
        return new RunReport(
            "Contoso",
            [
                new UnificationReport(
                    1,
                    new EnvironmentReport(TableStatus.Successful, []),
                    [
                        new SourceTableReport("Dataverse", "contact", issues > 0 ? TableStatus.CompletedWithIssues
                            : TableStatus.Successful, 7, counts, requests, []),
                        new SourceTableReport("Dataverse", "account", TableStatus.Skipped, 3, new ChangeCounts(), new Dictionary<string, long>(), [reason]),
                    ],
                    issues > 0 ? new Dictionary<string, long> { ["CLAIMED"] = issues } : [],
                    requests,
                    TimeSpan.FromSeconds(1.5)),
            ]);
    }
}

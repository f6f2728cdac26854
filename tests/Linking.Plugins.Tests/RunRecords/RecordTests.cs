using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Records of environments that are skipped, and what becomes of old records.</summary>
public class RecordTests
{
    private static readonly UnmetRequirement[] Unmet = [new(RequirementCode.ManagedOutputStorage, "S.", "a", "b", "Do c.")];

    private static readonly string Detail = UnmetText.SkippedSentence + "\n" + UnmetText.ToSentences(Unmet);

    private readonly MemoryService service = new();

    [Fact]
    public void An_environment_that_cannot_be_linked_is_recorded_with_the_reasons()
    {
        new SkipRecorder(Scope(service)).RecordSkip(Unmet);
        var row = Assert.Single(service.Written);
        Assert.Equal((Names.Run.Table, "CustomerId Backstamping Hydration 2026-03-01 11:59:55"), (row.LogicalName, row[Names.Run.Name]));
        Assert.Equal((new OptionSetValue((int)RunMode.Incremental), new OptionSetValue((int)RunStatus.Skipped)), (row[Names.Run.Mode], row[Names.Run.Status]));
        Assert.Equal((Detail, UnmetText.ToJson(Unmet)), (row[Names.Run.Detail], row[Names.Run.Tables]));
        Assert.Equal((Noon.AddSeconds(-5), Noon), (row[Names.Run.StartedOn], row[Names.Run.EndedOn]));
    }

    [Theory]
    [InlineData(RunStatus.Skipped, RunMode.Incremental, true, 0)]
    [InlineData(RunStatus.Skipped, RunMode.Incremental, false, 1)]
    [InlineData(RunStatus.Successful, RunMode.Incremental, true, 1)]
    [InlineData(RunStatus.Skipped, RunMode.Full, true, 1)]
    internal void The_same_skip_is_recorded_once(RunStatus status, RunMode mode, bool sameDetail, int recorded)
    {
        Put(1, mode, status, Noon, sameDetail ? Detail : "other");
        new SkipRecorder(Scope(service)).RecordSkip(Unmet);
        Assert.Equal(recorded, service.Written.Count);
    }

    [Fact]
    public void What_was_recorded_before_the_latest_record_does_not_matter()
    {
        Put(1, RunMode.Incremental, RunStatus.Skipped, Noon.AddHours(-1), Detail);
        Put(2, RunMode.Incremental, RunStatus.Skipped, Noon, "other");
        new SkipRecorder(Scope(service)).RecordSkip(Unmet);
        Assert.Single(service.Written);
    }

    [Fact]
    public void Old_batches_runs_and_closed_issues_are_deleted()
    {
        foreach (var (age, number) in new[] { (31, 1), (30, 2), (29, 3) })
        {
            var then = Noon.AddDays(-age).AddSeconds(age == 31 ? 0 : 1);
            service.Put(new Entity(Names.Batch.Table, Id(number)) { [Names.CreatedOn] = then });
            service.Put(new Entity(Names.Run.Table, Id(number)) { [Names.Run.EndedOn] = then });
            service.Put(new Entity(Names.Issue.Table, Id(number)) { [Names.Issue.LastSeen] = then, [Names.State.Code] = new OptionSetValue(1) });
        }

        service.Put(new Entity(Names.Run.Table, Id(4)) { [Names.CreatedOn] = Noon.AddDays(-99) });
        service.Put(new Entity(Names.Issue.Table, Id(4)) { [Names.Issue.LastSeen] = Noon.AddDays(-99), [Names.State.Code] = new OptionSetValue(0) });
        Purge(30);
        Assert.Equal([Id(2), Id(3)], service.All(Names.Batch.Table).Select(row => row.Id));
        Assert.Equal([Id(2), Id(3), Id(4)], service.All(Names.Run.Table).Select(row => row.Id));
        Assert.Equal([Id(2), Id(3), Id(4)], service.All(Names.Issue.Table).Select(row => row.Id));
    }

    [Fact]
    public void A_hundred_at_a_time_are_deleted()
    {
        foreach (var number in Enumerable.Range(1, 150))
        {
            service.Put(new Entity(Names.Batch.Table, Id(number)) { [Names.CreatedOn] = Noon.AddDays(-99) });
        }

        Purge(30);
        Assert.Equal(50, service.All(Names.Batch.Table).Count);
    }

    [Fact]
    public void Nothing_is_deleted_where_records_are_kept_for_ever()
    {
        Purge(0);
        Assert.Empty(service.Calls);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private void Purge(int days) => new HistoryPurge(Scope(service), new LinkingSettings { HistoryDays = days }).Run();

    private void Put(int number, RunMode mode, RunStatus status, DateTime startedOn, string detail) => service.Put(new Entity(Names.Run.Table, Id(number))
    {
        [Names.Run.Mode] = new OptionSetValue((int)mode),
        [Names.Run.Status] = new OptionSetValue((int)status),
        [Names.Run.StartedOn] = startedOn,
        [Names.Run.Detail] = detail,
    });
}

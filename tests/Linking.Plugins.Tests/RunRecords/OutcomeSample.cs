using System.Globalization;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Records of what events did, in memory, and how many rows they tell of.</summary>
internal sealed class OutcomeSample
{
    private int made;

    public OutcomeSample() => Service.UtcNow = () => Now;

    public DateTime Now { get; set; } = Noon;

    public int HistoryDays { get; init; } = 90;

    public MemoryService Service { get; } = new();

    /// <summary>How many rows all records tell of that were ever put there.</summary>
    public long Recorded { get; private set; }

    public Outcomes Outcomes(bool isInTransaction = false)
    {
        var scope = Scope(Service, isInTransaction: isInTransaction) with { UtcNow = () => Now, StartedOn = Now.AddSeconds(-5) };
        return new Outcomes(scope, new LinkingSettings { HistoryDays = HistoryDays });
    }

    /// <summary>Puts the small record of an event there that ended so many minutes after noon and linked so many rows.</summary>
    public Guid Small(int minute, int linked = 1)
    {
        Recorded += linked;
        return Service.Put(new Entity(Names.Outcome.Table, new Guid(++made, 0, 0, new byte[8]))
        {
            [Names.Outcome.IsSum] = false,
            [Names.Outcome.Events] = 1,
            [Names.Outcome.Tables] = $"contact {linked.ToString(CultureInfo.InvariantCulture)} 0 0 0 0 0 0 0",
            [Names.Outcome.StartedOn] = Noon.AddMinutes(minute).AddSeconds(-5),
            [Names.Outcome.EndedOn] = Noon.AddMinutes(minute),
        });
    }

    /// <summary>How many rows the records tell of: the sums, and the small ones that no sum names.</summary>
    public long Told()
    {
        var all = Service.All(Names.Outcome.Table);
        var pending = all.SelectMany(row => (row.GetAttributeValue<string>(Names.Outcome.Pending) ?? string.Empty).Split('\n')).ToHashSet();
        return all.Where(row => row.GetAttributeValue<bool>(Names.Outcome.IsSum) || !pending.Contains(row.Id.ToString("N"))).Sum(LinkedOf);
    }

    public List<Entity> Sums() =>
        [
            .. Service.All(Names.Outcome.Table).Where(row => row.GetAttributeValue<bool>(Names.Outcome.IsSum))
                .OrderBy(row => row.GetAttributeValue<DateTime>(Names.Outcome.EndedOn))];

    public int SmallOnes() => Service.All(Names.Outcome.Table).Count - Sums().Count;

    /// <summary>Events and linked rows of each sum, and from when to when it goes, in minutes after noon.</summary>
    public List<string> Told(List<Entity> sums) => sums.ConvertAll(row =>
        $"{row[Names.Outcome.Events]} {LinkedOf(row)} {Minutes(row, Names.Outcome.StartedOn)}-{Minutes(row, Names.Outcome.EndedOn)}");

    private static long LinkedOf(Entity row) => TableCounts.Parse(row.GetAttributeValue<string>(Names.Outcome.Tables)).Get(Change.Linked);

    private static string Minutes(Entity row, string column) =>
        ((int)Math.Round((row.GetAttributeValue<DateTime>(column) - Noon).TotalMinutes)).ToString(CultureInfo.InvariantCulture);
}

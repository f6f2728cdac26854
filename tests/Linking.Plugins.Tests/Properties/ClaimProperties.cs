using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Facts;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Properties;

/// <summary>What the key sources say together does not depend on the order in which they are read, nor on how often or how stale.</summary>
public class ClaimProperties
{
    private static readonly SourcePair Pair = new(DataSource, "contact");
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly LinkedTables Tables = new([Table("contact", 1)]);

    private static readonly Gen<SourceKey> AnyKey = from row in Texts.FewGuids from form in Texts.Written(row) select new SourceKey(Pair, form);

    /// <summary>One reading of one of few alternate keys: each names its row always, and at any moment one customer and a ring.</summary>
    private static readonly Gen<AlternateKeyRow> AnyReading =
        from key in Gen.Choose(1, 6)
        from minute in Gen.Choose(0, 5)
        from ring in AnyKey.ListOf()
        select Reading(key, minute, [.. ring.Take(2)]);

    [Fact]
    public void Readings_in_any_order_and_repeated_claim_the_same() => Holds.ForAll(
        from readings in AnyReading.ListOf().Select(Consistent)
        from order in Gen.Shuffle(Enumerable.Range(0, readings.Count).ToArray())
        select (Readings: readings, Order: order),
        drawn =>
        {
            var said = Said(drawn.Readings);
            return said == Said(drawn.Order.Select(index => drawn.Readings[index])) && said == Said(drawn.Readings.Concat(drawn.Readings));
        });

    [Fact]
    public void The_newest_reading_of_each_key_counts_and_no_other() => Holds.ForAll(
        AnyReading.ListOf(),
        readings =>
        {
            var all = Consistent(readings);
            var newest = all.GroupBy(reading => reading.Id).Select(ofKey => ofKey.MaxBy(reading => reading.ModifiedOn)!);
            return Said(all) == Said(newest);
        });

    [Fact]
    public void What_was_taken_back_and_read_anew_is_as_if_it_was_read_once() => Holds.ForAll(
        from readings in AnyReading.ListOf()
        from rows in Texts.FewGuids.ListOf()
        select (Readings: Consistent(readings), Rows: rows.Select(row => new RowKey("contact", row)).ToList()),
        drawn =>
        {
            var claims = Read(drawn.Readings);
            var forgotten = claims.ForgetAlternateKeysOf(drawn.Rows);
            foreach (var reading in drawn.Readings.Where(reading => forgotten.ContainsKey(reading.Id)))
            {
                claims.Add(reading, Tables);
            }

            return Said(drawn.Readings) == Said(claims);
        });

    // A key is written once at a moment: what is read of it at that moment is the same whoever reads it.
    private static List<AlternateKeyRow> Consistent(IEnumerable<AlternateKeyRow> readings)
    {
        return readings.GroupBy(reading => (reading.Id, reading.ModifiedOn)).Select(same => same.First()).OrderBy(reading => reading.ModifiedOn).ToList();
    }

    private static AlternateKeyRow Reading(int key, int minute, IReadOnlyList<SourceKey> ring)
    {
        var customer = new Guid((key + minute) % 3, 1, 0, new byte[8]).ToString("N");
        var own = new SourceKey(Pair, new Guid(key * 0x11111111, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)key).ToString("D"));
        return new AlternateKeyRow(new Guid(key, 0, 0, new byte[8]), CustomerId.Parse(customer), customer, Noon.AddMinutes(minute), own, ring, true, null);
    }

    private static Claims Read(IEnumerable<AlternateKeyRow> readings)
    {
        var claims = new Claims();
        foreach (var reading in readings)
        {
            claims.Add(reading, Tables);
        }

        return claims;
    }

    private static string Said(IEnumerable<AlternateKeyRow> readings) => Said(Read(readings));

    private static string Said(Claims claims) => string.Join("\n", claims.ClaimedRows
        .SelectMany(row => claims.On(row).Select(claim => $"{row} {claim.Customer} {claim.Kind} {claim.Key}"))
        .Distinct()
        .Order(StringComparer.Ordinal));
}

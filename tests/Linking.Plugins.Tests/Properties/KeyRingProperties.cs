using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Properties;

/// <summary>A KeyRing gives the keys that are written in it, or says that it cannot be read.</summary>
public class KeyRingProperties
{
    private static readonly SourcePair Owner = new("CRM", "contact");

    private static readonly Gen<RingObject> AnyObject =
        from source in Texts.Plain
        from table in Texts.Plain
        from preferred in Texts.Plain
        from keys in Texts.Plain.ArrayOf()
        select new RingObject(source, table, preferred, keys);

    [Fact]
    public void Whatever_is_written_is_read_back_each_key_once() => Holds.ForAll(AnyObject.ArrayOf(), objects =>
    {
        var keys = new List<SourceKey>();
        return KeyRing.TryRead(Write(objects), Owner, keys)
            && keys.ToHashSet().SetEquals(objects.SelectMany(Keys))
            && keys.Select(key => new SourceKey(key.Pair, key.Value.ToLowerInvariant())).Distinct().Count() == keys.Count;
    });

    [Fact]
    public void Any_text_is_readable_or_not_and_never_an_exception() => Holds.ForAll(Texts.Any, IsReadOrRefused, tests: 1000);

    [Fact]
    public void A_damaged_ring_is_read_or_refused_as_a_whole() => Holds.ForAll(
        from objects in AnyObject.ArrayOf()
        from damage in Texts.Any
        from at in Gen.Choose(0, 400)
        from length in Gen.Choose(0, 20)
        select Damage(Write(objects), damage, at, length),
        IsReadOrRefused,
        tests: 1000);

    [Fact]
    public void Nesting_of_any_depth_is_refused_and_not_followed() => Holds.ForAll(
        from depth in Gen.Elements(15, 16, 17, 100, 100_000)
        from open in Gen.Elements("[", "{\"keys\":", "{\"keys\":[", "[{\"x\":")
        select string.Concat(Enumerable.Repeat(open, depth)),
        json => !KeyRing.TryRead(json, Owner, []),
        tests: 20);

    [Fact]
    public void A_huge_ring_is_read_in_a_moment()
    {
        var keys = Enumerable.Range(0, 20_000).Select(number => $"{number:x8}-0000-4000-8000-000000000000").ToArray();
        var watch = Stopwatch.StartNew();
        var read = new List<SourceKey>();
        Assert.True(KeyRing.TryRead(Write([new RingObject("CRM", "contact", keys[0], keys)]), Owner, read));
        Assert.Equal(keys, read.Select(key => key.Value));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Names_that_run_into_one_another_are_not_confused()
    {
        var keys = new List<SourceKey>();
        Assert.True(KeyRing.TryRead(Write([new RingObject("a / b", "c", "k", []), new RingObject("a", "b / c", "k", [])]), Owner, keys));
        Assert.Equal([new SourceKey(new SourcePair("a / b", "c"), "k"), new SourceKey(new SourcePair("a", "b / c"), "k")], keys);
    }

    private static bool IsReadOrRefused(string json)
    {
        var keys = new List<SourceKey>();
        return KeyRing.TryRead(json, Owner, keys) || keys.Count == 0;
    }

    private static string Damage(string json, string damage, int at, int length)
    {
        var start = Math.Min(at, json.Length);
        return json[..start] + damage + json[Math.Min(json.Length, start + length)..];
    }

    private static string Write(IEnumerable<RingObject> objects) => JsonSerializer.Serialize(objects.Select(ring => new Dictionary<string, object>
    {
        ["dataSourceName"] = ring.DataSource,
        ["tableName"] = ring.Table,
        ["preferredKey"] = ring.Preferred,
        ["keys"] = ring.Keys,
    }));

    // Two keys that differ in case alone are one; the first one stays.
    private static IEnumerable<SourceKey> Keys(RingObject ring)
    {
        var pair = new SourcePair(ring.DataSource.Length == 0 ? Owner.DataSource : ring.DataSource, ring.Table.Length == 0 ? Owner.EntityName : ring.Table);
        return ring.Keys.Prepend(ring.Preferred).Where(key => key.Length > 0).Select(key => new SourceKey(pair, key));
    }

    private sealed record RingObject(string DataSource, string Table, string Preferred, string[] Keys);
}

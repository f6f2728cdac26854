using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Batches;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Tests.Properties;

/// <summary>What is kept in columns is read back as it was; what somebody else wrote there is passed over.</summary>
public class KeptTextProperties
{
    private static readonly Gen<string> AnyLine = Gen.OneOf(
        Texts.Any,
        from parts in Gen.OneOf(Texts.FewGuids.Select(id => id.ToString("D")), Gen.Elements("contact", "1", "-1", "Linked", "x", string.Empty)).ArrayOf()
        from separator in Gen.Elements(" ", "\t")
        select string.Join(separator, parts));

    private static readonly Gen<RowKey> AnyRow =
        from table in Gen.Elements("contact", "contoso_loyaltymember")
        from row in Texts.FewGuids
        select new RowKey(table, row);

    [Fact]
    public void Counts_left_rows_fingerprints_and_samples_are_read_back_as_they_were() => Holds.ForAll(
        from rows in AnyRow.ListOf()
        from reason in Texts.Any
        from change in Gen.Elements(Enum.GetValues<Change>())
        select (Rows: rows, Reason: reason, Change: change),
        kept =>
        {
            var counts = new TableCounts();
            var samples = new SampleRows();
            var left = new LeftRows();
            var sums = new RowSketches();
            foreach (var row in kept.Rows)
            {
                counts.Add(row.Table, kept.Change, hadLink: true);
                samples.Add(new SampleRow(row, kept.Change, null, row.Id, kept.Reason));
                left.Add(row, row.Id, isGuarded: kept.Change == Change.Unlinked);
                sums.Of(row.Table).Add(row.Id);
            }

            return TableCounts.Parse(counts.ToString()).ToString() == counts.ToString()
                && SampleRows.Parse(samples.ToString()).ToString() == samples.ToString()
                && LeftRows.Parse(left.ToString()).ToString() == left.ToString()
                && LeftRows.Parse(left.ToString()).Equals(left)
                && RowSketches.Parse(sums.ToString()).ToString() == sums.ToString();
        });

    [Fact]
    public void Lines_that_are_none_are_passed_over() => Holds.ForAll(AnyLine.ArrayOf().Select(lines => string.Join("\n", lines)), text =>
    {
        _ = LeftRows.Parse(text).ToString();
        _ = RowSketches.Parse(text).ToString();
        _ = TableCounts.Parse(text).Examined;
        _ = SampleRows.Parse(text).ToString();
        _ = LinksCursor.Parse(text);
        return true;
    });

    [Fact]
    public void What_two_looks_left_alike_does_not_depend_on_how_they_were_put_together() => Holds.ForAll(
        from one in AnyRow.ListOf()
        from two in AnyRow.ListOf()
        from cut in Gen.Choose(0, 10)
        select (One: one.Distinct().ToList(), Two: two.Distinct().ToList(), Cut: cut),
        drawn =>
        {
            var one = LeftOf(drawn.One);
            var inParts = LeftOf(drawn.One.Skip(drawn.Cut).Reverse());
            inParts.Add(LeftOf(drawn.One.Take(drawn.Cut)));
            var two = LeftOf(drawn.Two);
            return one.Equals(inParts)
                && one.SameAs(two).Equals(two.SameAs(one))
                && one.SameAs(one).Equals(one)
                && drawn.One.TrueForAll(one.MayHold)
                && (!drawn.One.ToHashSet().SetEquals(drawn.Two) || one.Equals(two));
        });

    [Fact]
    public void Answers_in_JSON_can_be_read_by_anybody_whatever_the_text() => Holds.ForAll(Texts.Any, text =>
    {
        using var document = JsonDocument.Parse(JsonText.Of(json => json.Add("text", text)));
        return document.RootElement.GetProperty("text").GetString()!.Length >= text.Count(character => !char.IsSurrogate(character));
    });

    [Fact]
    public void A_list_in_a_key_column_gives_each_key_of_it() => Holds.ForAll(Texts.Any.ArrayOf(), values =>
    {
        var keys = values.Select(value => value.Replace(';', ',').Trim()).Where(value => value.Length > 0).ToList();
        var column = new KeyColumn("c", new SourcePair("CRM", "contact"), IsList: true);
        return column.Read(string.Join(" ; ", keys)).Select(key => key.Value).SequenceEqual(keys)
            && keys.TrueForAll(key => (column with { IsList = false }).Read(key + ";" + key).Single().Value == key + ";" + key);
    });

    private static LeftRows LeftOf(IEnumerable<RowKey> rows)
    {
        var left = new LeftRows();
        foreach (var row in rows)
        {
            left.Add(row, null, isGuarded: false);
        }

        return left;
    }
}

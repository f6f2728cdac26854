using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
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

    private static readonly Gen<HeldRow> AnyHeld =
        from table in Gen.Elements("contact", "contoso_loyaltymember")
        from row in Texts.FewGuids
        from profile in Texts.FewGuids
        select new HeldRow(new RowKey(table, row), profile);

    [Fact]
    public void Counts_held_rows_and_samples_are_read_back_as_they_were() => Holds.ForAll(
        from held in AnyHeld.ListOf()
        from reason in Texts.Any
        from change in Gen.Elements(Enum.GetValues<Change>())
        select (Held: held, Reason: reason, Change: change),
        kept =>
        {
            var counts = new TableCounts();
            var samples = new SampleRows();
            foreach (var row in kept.Held)
            {
                counts.Add(row.Row.Table, kept.Change, hadLink: true);
                samples.Add(new SampleRow(row.Row, kept.Change, null, row.Profile, kept.Reason));
            }

            return HeldRow.ParseAll(HeldRow.WriteAll(kept.Held)).SequenceEqual(kept.Held)
                && TableCounts.Parse(counts.ToString()).ToString() == counts.ToString()
                && SampleRows.Parse(samples.ToString()).ToString() == samples.ToString();
        });

    [Fact]
    public void Lines_that_are_none_are_passed_over() => Holds.ForAll(AnyLine.ArrayOf().Select(lines => string.Join("\n", lines)), text =>
    {
        _ = HeldRow.ParseAll(text).ToList();
        _ = TableCounts.Parse(text).Examined;
        _ = SampleRows.Parse(text).ToString();
        return true;
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
}

using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>For which table a key stands, with what rank, and whether that goes before all others.</summary>
public class LinkedTablesTests
{
    [Fact]
    public void The_source_table_with_the_highest_rank_goes_before_the_others_of_its_table()
    {
        var tables = new LinkedTables(
            [Table("contact", 1, dataSource: "A", rank: 1), Table("contact", 2, dataSource: "B", rank: 2), Table("lead", 3, dataSource: "A", rank: -5)]);
        Assert.Equal(new LinkedTable("contact", 1, false), tables.Find(new SourcePair("A", "contact")));
        Assert.Equal(new LinkedTable("contact", 2, true), tables.Find(new SourcePair("b", "CONTACT")));
        Assert.Equal(new LinkedTable("lead", -5, true), tables.Find(new SourcePair("A", "lead")));
        Assert.Null(tables.Find(new SourcePair("C", "contact")));
    }

    [Fact]
    public void Of_equal_ranks_the_first_by_name_goes_before_the_others_in_whatever_order_they_are_declared()
    {
        SourceTableState[] states = [Table("contact", 1, dataSource: "b"), Table("contact", 2, dataSource: "A"), Table("contact", 3, dataSource: "C")];
        foreach (var order in new[] { states, [.. states.Reverse()] })
        {
            var tables = new LinkedTables(order);
            Assert.Equal([false, true, false], states.Select(state => tables.Find(state.Pair)!.IsFirst));
        }
    }

    [Fact]
    public void Of_one_source_the_names_of_its_tables_decide()
    {
        var contact = Table("contact", 1);
        var clients = contact.With(contact.Facts with { Table = contact.Table with { Pair = new SourcePair(DataSource, "Clients") } });
        var tables = new LinkedTables([contact, clients]);
        Assert.Equal((false, true), (tables.Find(contact.Pair)!.IsFirst, tables.Find(clients.Pair)!.IsFirst));
        Assert.Equal([clients.Pair, contact.Pair], tables.PairsOf("contact").OrderBy(pair => pair.EntityName, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(tables.PairsOf("lead"));
    }

    [Fact]
    public void Tables_that_are_skipped_stand_for_nothing_and_outrank_nobody()
    {
        var tables = new LinkedTables([Table("contact", 1, dataSource: "A", rank: 9, hasKeys: false), Table("contact", 2, dataSource: "B")]);
        Assert.Null(tables.Find(new SourcePair("A", "contact")));
        Assert.True(tables.Find(new SourcePair("B", "contact"))!.IsFirst);
    }
}

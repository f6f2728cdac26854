using Linking.Tool.Report;
using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

public sealed class LedgerStoreTests : IDisposable
{
    private static readonly Guid Row = Guid.Parse("f0000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = Guid.Parse("0f000000-0000-0000-0000-000000000001");
    private static readonly Guid Profile = Guid.Parse("a0000000-0000-0000-0000-000000000001");

    private readonly LedgerStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_row_has_the_link_from_before_and_the_first_pair_that_names_it()
    {
        store.Link("contact", Row, Profile);
        store.Name("contact", Row, 3);
        store.Name("contact", Row, 4);
        store.Name("lead", Row, 5);

        Assert.Equal((Profile, (int?)3), store.Find("contact", Row));
        Assert.Equal((Guid.Empty, (int?)5), store.Find("lead", Row));
        Assert.Equal((Guid.Empty, (int?)null), store.Find("contact", Other));
    }

    [Fact]
    public void What_a_unification_left_is_what_was_there_before_the_next()
    {
        store.Link("contact", Row, Profile);
        store.Name("contact", Row, 3);
        store.Close("contact", new LedgerRow(Row, Guid.Empty, Change.Unlinked));
        store.Close("contact", new LedgerRow(Other, Profile, Change.Linked));
        Assert.Equal([("contact", new LedgerRow(Other, Profile, Change.Linked)), ("contact", new LedgerRow(Row, Guid.Empty, Change.Unlinked))], store.Closed());

        store.Turn();

        Assert.Empty(store.Closed());
        Assert.Equal((Guid.Empty, (int?)null), store.Find("contact", Row));
        Assert.Equal((Profile, (int?)null), store.Find("contact", Other));
    }

    [Fact]
    public void Rows_come_by_table_and_id_as_ids_compare()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 50).Select(i =>
            (Table: i % 2 == 0 ? "contact" : "account", Row: new LedgerRow(new Guid(random.Next(), 0, 0, new byte[8]), Profile, Change.Linked))).ToList();
        rows.ForEach(row => store.Close(row.Table, row.Row));

        Assert.Equal(rows.OrderBy(row => row.Table, StringComparer.Ordinal).ThenBy(row => row.Row.Id), store.Closed());
    }
}

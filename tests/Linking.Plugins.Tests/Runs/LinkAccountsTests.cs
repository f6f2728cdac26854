using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What is still to be read when keys and linked rows do not add up.</summary>
public class LinkAccountsTests
{
    private static readonly Guid Run = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly Guid Claimed = new("0c000000-0000-4000-8000-00000000000c");
    private static readonly Guid Orphan = new("0d000000-0000-4000-8000-00000000000d");

    [Fact]
    public void Where_keys_account_for_every_linked_row_nothing_is_missing()
    {
        var accounts = Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed));
        Assert.Empty(accounts.Missing());
        Assert.False(accounts.Concerns(LinkReading.AfterKeys, "contact"));
        Assert.False(accounts.Concerns(LinkReading.Doubtful, "contact"));
    }

    [Fact]
    public void Rows_beyond_those_that_keys_account_for_are_looked_at_in_their_batchs_range()
    {
        var accounts = Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed, Orphan));
        var missing = Assert.Single(accounts.Missing());
        Assert.Equal((Run, BatchKind.Orphans, "contact", new CustomerRange("1", "2")), (missing.RunId, missing.Kind, missing.Table, missing.Range));
        Assert.Equal(new OrphanCursor(LinkReading.Doubtful).ToString(), missing.Progress.Cursor);
        Assert.True(accounts.Concerns(LinkReading.AfterKeys, "contact"));
        Assert.True(accounts.Concerns(LinkReading.Doubtful, "contact"));
        Assert.True(accounts.IsDoubtful(new RowKey("contact", Orphan)));
    }

    [Fact]
    public void Rows_that_the_keys_linked_meanwhile_are_read_once_more_before_anything_is_doubted()
    {
        var keys = Keys("contact", Claimed, Orphan);
        keys.Progress.Counts.Add("contact", Change.Linked, hadLink: false);
        var reading = Reading("contact", LinkReading.BesideKeys, Claimed);
        Assert.Equal(new OrphanCursor(LinkReading.AfterKeys).ToString(), Assert.Single(Accounts(keys, reading).Missing()).Progress.Cursor);

        var now = Accounts(keys, reading, Reading("contact", LinkReading.AfterKeys, Claimed, Orphan));
        Assert.Empty(now.Missing());
        Assert.True(now.Concerns(LinkReading.AfterKeys, "contact"));
        Assert.False(now.Concerns(LinkReading.Doubtful, "contact"));
        Assert.False(now.IsDoubtful(new RowKey("contact", Orphan)));
    }

    [Fact]
    public void What_differs_after_a_second_reading_is_looked_at_and_then_not_again()
    {
        var keys = Keys("contact", Claimed);
        keys.Progress.Counts.Add("contact", Change.Linked, hadLink: false);
        var readings = new[] { Reading("contact", LinkReading.BesideKeys), Reading("contact", LinkReading.AfterKeys, Claimed, Orphan) };
        var missing = Assert.Single(Accounts([keys, .. readings]).Missing());
        Assert.Equal(new OrphanCursor(LinkReading.Doubtful).ToString(), missing.Progress.Cursor);
        Assert.Empty(Accounts([keys, .. readings, Sketched(missing, "contact", [])]).Missing());
    }

    [Fact]
    public void A_preview_links_nothing_and_so_needs_no_second_reading()
    {
        var keys = Keys("contact", Claimed);
        keys.Progress.Counts.Add("contact", Change.Linked, hadLink: false);
        var batches = new List<Batch> { keys, Reading("contact", LinkReading.BesideKeys, Claimed, Orphan) };
        var missing = Assert.Single(new LinkAccounts(new RunRow { Id = Run, Mode = RunMode.Preview }, batches).Missing());
        Assert.Equal(new OrphanCursor(LinkReading.Doubtful).ToString(), missing.Progress.Cursor);
    }

    [Fact]
    public void A_batch_of_all_tables_stands_for_those_that_have_none_of_their_own()
    {
        var ofAll = Reading(string.Empty, LinkReading.BesideKeys);
        ofAll.Progress.Sketches.Of("lead").Add(Orphan);
        var missing = Assert.Single(Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed), ofAll).Missing());
        Assert.Equal(string.Empty, missing.Table);

        // The difference is in contacts, which the batch of all tables does not read.
        var own = Reading("contact", LinkReading.BesideKeys, Claimed, Orphan);
        var empty = Reading(string.Empty, LinkReading.BesideKeys);
        Assert.Equal("contact", Assert.Single(Accounts(Keys("contact", Claimed), own, empty).Missing()).Table);
    }

    [Fact]
    public void Rows_that_are_held_are_known_and_a_batch_that_was_cut_read_nothing_itself()
    {
        var reading = Reading("contact", LinkReading.BesideKeys, Claimed);
        reading.Progress.Held.Add(new HeldRow(new RowKey("contact", Orphan), Claimed));
        var accounts = Accounts(Keys("contact", Claimed), reading);
        Assert.True(accounts.IsHeld(new RowKey("contact", Orphan)));
        Assert.False(accounts.IsHeld(new RowKey("contact", Claimed)));
        Assert.True(accounts.HasOwnBatch("contact"));
        Assert.False(accounts.HasOwnBatch("lead"));

        var cut = new Batch { RunId = Run, Kind = BatchKind.Orphans, Table = "lead", Parts = 2 };
        var missing = Assert.Single(Accounts(Keys("contact", Claimed), cut).Missing());
        Assert.Equal((BatchKind.Orphans, string.Empty, string.Empty), (missing.Kind, missing.Table, missing.Progress.Cursor));
    }

    private static LinkAccounts Accounts(params Batch[] batches) => new(new RunRow { Id = Run, Mode = RunMode.Full }, [.. batches]);

    private static Batch Keys(string table, params Guid[] linked) => Sketched(new Batch { RunId = Run, Kind = BatchKind.Keys }, table, linked);

    private static Batch Reading(string table, LinkReading reading, params Guid[] linked)
    {
        var cursor = reading == LinkReading.BesideKeys ? string.Empty : new OrphanCursor(reading).ToString();
        var batch = new Batch
        {
            RunId = Run,
            Kind = BatchKind.Orphans,
            Table = table,
            Range = new CustomerRange("1", "2"),
            Progress = new BatchProgress { Cursor = cursor },
        };
        return Sketched(batch, table, linked);
    }

    private static Batch Sketched(Batch batch, string table, Guid[] linked)
    {
        foreach (var row in linked)
        {
            batch.Progress.Sketches.Of(table).Add(row);
        }

        return new Batch { Id = BatchStore.IdOf(batch), RunId = batch.RunId, Kind = batch.Kind, Table = batch.Table, Range = batch.Range, Progress = batch.Progress };
    }
}

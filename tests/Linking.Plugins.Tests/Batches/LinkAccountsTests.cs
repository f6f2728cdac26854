using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Tests.Batches;

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
        Assert.Equal((Run, BatchKind.Links, "contact", "1", "2"), (missing.RunId, missing.Kind, missing.Table, missing.From, missing.To));
        Assert.Equal(LinkReading.Doubtful, missing.Reading);
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
        Assert.Equal(LinkReading.AfterKeys, Assert.Single(Accounts(keys, reading).Missing()).Reading);

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
        Assert.Equal(LinkReading.Doubtful, missing.Reading);
        Assert.Empty(Accounts([keys, .. readings, Sketched(missing, "contact", [])]).Missing());
    }

    [Fact]
    public void A_preview_links_nothing_and_so_needs_no_second_reading()
    {
        var keys = Keys("contact", Claimed);
        keys.Progress.Counts.Add("contact", Change.Linked, hadLink: false);
        var batches = new List<Batch> { keys, Reading("contact", LinkReading.BesideKeys, Claimed, Orphan) };
        var missing = Assert.Single(new LinkAccounts(new RunRow { Id = Run, Mode = RunMode.Preview }, batches).Missing());
        Assert.Equal(LinkReading.Doubtful, missing.Reading);
    }

    [Fact]
    public void A_batch_of_all_tables_stands_for_those_that_have_none_of_their_own()
    {
        var ofAll = Reading(string.Empty, LinkReading.BesideKeys);
        ofAll.Progress.Sums.Of("lead").Add(Orphan);
        var missing = Assert.Single(Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed), ofAll).Missing());
        Assert.Equal(string.Empty, missing.Table);

        // The difference is in contacts, which the batch of all tables does not read.
        var own = Reading("contact", LinkReading.BesideKeys, Claimed, Orphan);
        var empty = Reading(string.Empty, LinkReading.BesideKeys);
        Assert.Equal("contact", Assert.Single(Accounts(Keys("contact", Claimed), own, empty).Missing()).Table);
    }

    [Fact]
    public void Only_what_is_not_there_yet_is_missing()
    {
        var keys = Keys("contact", Claimed);
        Batch[] readings =
        [
            Reading("contact", LinkReading.BesideKeys, Orphan),
            Reading("contact", LinkReading.BesideKeys, Claimed) with { From = "2", To = "3" },
        ];
        var missing = Accounts([keys, .. readings]).Missing();
        Assert.Equal([("1", "2"), ("2", "3")], missing.Select(batch => (batch.From, batch.To)));
        Assert.Equal([("2", "3")], Accounts([keys, .. readings, missing[0]]).Missing().Select(batch => (batch.From, batch.To)));
    }

    [Fact]
    public void Later_looks_do_not_count()
    {
        var later = Reading("contact", LinkReading.BesideKeys, Orphan) with { Pass = 2 };
        var laterKeys = Keys("contact", Orphan) with { Pass = 2 };
        var accounts = Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed), later, laterKeys);
        Assert.Empty(accounts.Missing());
        Assert.False(accounts.Concerns(LinkReading.Doubtful, "contact"));
    }

    [Fact]
    public void A_table_has_a_batch_of_its_own_when_one_reads_it()
    {
        var accounts = Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed));
        Assert.Equal((true, false), (accounts.HasOwnBatch("contact"), accounts.HasOwnBatch("lead")));
    }

    [Fact]
    public void Keys_of_several_batches_account_together()
    {
        var accounts = Accounts(
            Keys("contact", Claimed),
            Keys("contact", Orphan),
            Reading("contact", LinkReading.BesideKeys, Claimed),
            Reading("contact", LinkReading.BesideKeys, Orphan) with { From = "2" });
        Assert.Empty(accounts.Missing());
        Assert.False(accounts.IsDoubtful(new RowKey("contact", Orphan)));
    }
    [Theory]
    [InlineData(2, nameof(BatchKind.Keys), new int[0], new[] { 1 }, true)]
    [InlineData(2, nameof(BatchKind.Keys), new[] { 1 }, new[] { 1 }, false)]
    [InlineData(2, nameof(BatchKind.Keys), new[] { 1 }, new int[0], false)]
    [InlineData(2, nameof(BatchKind.Keys), new int[0], new[] { 2 }, false)]
    [InlineData(4, nameof(BatchKind.Keys), new[] { 2 }, new[] { 1, 2 }, true)]
    [InlineData(1, nameof(BatchKind.Keys), new int[0], new[] { 1 }, false)]
    [InlineData(3, nameof(BatchKind.Keys), new int[0], new[] { 1 }, false)]
    [InlineData(2, nameof(BatchKind.Links), new int[0], new[] { 1 }, false)]
    [InlineData(2, nameof(BatchKind.Issues), new int[0], new[] { 1 }, false)]
    public void A_row_that_a_look_at_keys_left_as_none_before_has_a_new_claimant(int pass, string kind, int[] expected, int[] left, bool isNew)
    {
        var look = new Batch { RunId = Run, Kind = Enum.Parse<BatchKind>(kind), Pass = pass, Expected = FlowSample.Left(expected) };
        look.Progress.Left.Add(FlowSample.Left(left));
        var accounts = Accounts(Keys("contact", Claimed), Reading("contact", LinkReading.BesideKeys, Claimed), look);
        Assert.Equal(isNew, accounts.IsNewlyClaimed(FlowSample.Rows[1]));
    }

    [Fact]
    public void One_look_that_shows_a_new_claimant_is_enough_however_many_show_none()
    {
        var shows = new Batch { RunId = Run, Kind = BatchKind.Keys, Pass = 2 };
        shows.Progress.Left.Add(FlowSample.Left(1));
        var same = new Batch { RunId = Run, Kind = BatchKind.Keys, Pass = 4, Expected = FlowSample.Left(1) };
        same.Progress.Left.Add(FlowSample.Left(1));
        Assert.True(Accounts(same, shows, Keys("contact", Claimed)).IsNewlyClaimed(FlowSample.Rows[1]));
    }


    private static LinkAccounts Accounts(params Batch[] batches) => new(new RunRow { Id = Run, Mode = RunMode.Full }, [.. batches]);

    private static Batch Keys(string table, params Guid[] linked) => Sketched(new Batch { RunId = Run, Kind = BatchKind.Keys }, table, linked);

    private static Batch Reading(string table, LinkReading reading, params Guid[] linked) =>
        Sketched(new Batch { RunId = Run, Kind = BatchKind.Links, Table = table, From = "1", To = "2", Reading = reading }, table, linked);

    private static Batch Sketched(Batch batch, string table, Guid[] linked)
    {
        foreach (var row in linked)
        {
            batch.Progress.Sums.Of(table).Add(row);
        }

        return batch;
    }
}

using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Linking.RoundSample;

namespace Linking.Plugins.Tests.Linking;

/// <summary>What others write while a round is under way.</summary>
public class RoundRaceTests
{
    private readonly RoundSample sample = new();

    [Fact]
    public void A_row_that_somebody_changed_meanwhile_is_read_and_planned_anew()
    {
        Claimed(1);
        BeforeUpdate(1, () => sample.Data.Row(1, ProfileId(9)));
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Relinked"], Ends(result));
        Assert.Equal((1, ProfileId(9), ProfileId(1)), (result.Written, result.Rows[0].Row.From, sample.Data.LinkOf(1)));
    }

    [Fact]
    public void A_row_that_somebody_put_in_order_meanwhile_is_unchanged()
    {
        Claimed(1);
        BeforeUpdate(1, () => sample.Data.Row(1, ProfileId(1)));
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Unchanged"], Ends(result));
        Assert.Equal(0, result.Written);
    }

    [Theory]
    [InlineData(3, Change.Linked)]
    [InlineData(4, Change.Left)]
    internal void A_row_that_is_changed_again_and_again_is_left_after_three_attempts(int times, Change expected)
    {
        Claimed(1);
        Claimed(2);

        // The second update is that of the other row, which this one is changed before as well.
        BeforeUpdate(times, () => sample.Data.Row(1));
        var result = sample.AtProfiles(1);
        Assert.Equal([$"1 {expected}", "2 Linked"], Ends(result));
        var row = result.Rows.Single(row => row.Row.Row == Contact(1)).Row;
        Assert.Equal(expected == Change.Left ? ProfileId(1) : null, row.End?.To);
        Assert.Equal((expected == Change.Left ? 1 : 2, 0, false), (result.Written, result.LeftInTime, row.IsGuarded));
    }

    [Fact]
    public void A_row_that_is_gone_meanwhile_is_left_as_one_that_does_not_exist()
    {
        Claimed(1);
        BeforeUpdate(1, () => sample.Service.Remove("contact", RowId(1)));
        var row = Assert.Single(sample.AtProfiles(1).Rows).Row;
        Assert.Equal((Change.Left, IssueCode.RowNotFound), (row.Change, row.End!.Issue!.Code));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void A_row_that_gets_its_key_back_before_its_clear_is_linked_instead()
    {
        sample.Data.Profile(1);
        sample.Data.Row(1, ProfileId(9));
        var round = sample.NewRound();
        var facts = FactsAt(round, 1);
        sample.Data.Key(1, 1);
        var result = Execute(round, facts, Look.Second);
        Assert.Equal(["1 Relinked"], Ends(result));
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1));
    }

    [Fact]
    public void A_row_whose_own_profiles_key_comes_back_before_its_clear_stays()
    {
        sample.Data.Profile(1);
        sample.Data.Row(1, ProfileId(1));
        var round = sample.NewRound();
        var facts = FactsAt(round, 1);
        sample.Data.Key(1, 1);
        Assert.Equal(["1 Unchanged"], Ends(Execute(round, facts, Look.Second)));
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1));
    }

    [Fact]
    public void The_claims_of_fifty_rows_at_a_time_are_read_again_just_before_their_clears()
    {
        int[] rows = [.. Enumerable.Range(1, 120)];
        Array.ForEach(rows, row => sample.Data.Row(row, ProfileId(9)));
        var round = sample.NewRound();
        var facts = FactsAt(round, rows);
        sample.Service.Forget();
        Assert.Equal(120, Execute(round, facts, Look.Second).Written);
        var calls = string.Concat(sample.Service.Calls.Select(call => call == "update contact" ? 'c' : call == "read " + Names.AlternateKey.Table ? 'k' : '.'));
        Assert.Equal(
            ["50", "50", "20"],
            calls.Split('k', '.').Where(part => part.Length > 0).Select(part => part.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.StartsWith("k", calls, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_written_before_clears()
    {
        sample.Data.Row(1, ProfileId(9));
        sample.Data.Profile(1);
        sample.Data.Key(1, 2);
        sample.Data.Row(2);
        sample.AtRows(Look.Second, 1, 2);
        Assert.Equal([RowId(2), RowId(1)], sample.Service.Written.Where(row => row.LogicalName == "contact").Select(row => row.Id));
    }

    [Fact]
    public void A_row_whose_key_is_lost_while_it_is_looked_at_is_left_and_counted_as_unsettled()
    {
        Claimed(1);
        AtCall(4, () => sample.Service.Remove(Names.AlternateKey.Table, KeyId(1)));
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Left"], Ends(result));
        Assert.Equal((1, 0, null), (result.Unsettled, result.Written, sample.Data.LinkOf(1)));
    }

    [Fact]
    public void A_row_whose_key_is_lost_before_the_second_look_decides_is_not_cleared()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        var round = sample.NewRound();
        var facts = round.NewFacts();
        facts.AtProfiles([ProfileId(1)]);
        facts.ReadRows();
        sample.Service.Remove(Names.AlternateKey.Table, KeyId(1));
        var row = Assert.Single(Execute(round, facts, Look.Second).Rows).Row;
        Assert.Equal((Change.Left, false, false, ProfileId(9)), (row.Change, row.Waited, row.IsGuarded, sample.Data.LinkOf(1)!.Value));
        Assert.NotNull(row.End);
    }

    [Fact]
    public void A_row_that_was_proven_already_is_not_proven_again()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        var round = sample.NewRound();
        var facts = FactsAt(round, 1);
        sample.Service.Forget();
        Execute(round, facts, Look.AtOnce);
        Assert.Equal(["update contact", "read " + Names.Issue.Table], sample.Service.Calls);
    }

    private void Claimed(int row)
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, row);
        sample.Data.Row(row);
    }

    /// <summary>Somebody acts just before each of the first updates of contacts.</summary>
    private void BeforeUpdate(int times, Action act) => sample.Service.Before = number =>
    {
        if (sample.Service.Calls[number - 1] == "update contact" && times-- > 0)
        {
            act();
        }
    };

    private void AtCall(int number, Action act) => sample.Service.Before = call =>
    {
        if (call == number)
        {
            act();
        }
    };
}

using System.Collections.Immutable;
using Linking.Chaos.Reference;

namespace Linking.Chaos.Tests;

public class ReferenceModelTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");
    private static readonly RowRef Row = new("contact", new Guid("c0000000-0000-4000-8000-00000000000c"));
    private static readonly Source Contacts = new("CRM", "contact", "contactid", Declared: true, Rank: 0);

    private readonly Content content = new();
    private readonly ReferenceModel model = new(cascades: false);

    public ReferenceModelTests()
    {
        content.Rows.Add(Row);
        content.Sources.Add(Contacts);
        content.Profiles.Add(A, new ProfileEntry { Id = A, CustomerId = A.ToString("N") });
        model.Settle(content);
    }

    [Fact]
    public void The_only_claimant_is_the_link()
    {
        AddKey(A.ToString("D").ToUpperInvariant(), Row.Id.ToString("B"));
        Assert.Equal([A], model.AfterPeriod(Row, null, isAfterFullRun: false).Links);
        Assert.NotNull(model.WhyWrongInTheEnd(Row, null));
        Assert.Null(model.WhyWrongInTheEnd(Row, A));
    }

    [Fact]
    public void A_rival_in_a_list_or_a_ring_leaves_the_link_as_it_is()
    {
        AddKey(A.ToString(), Row.Id.ToString());
        model.NextPeriod(isAfterFullRun: false);
        content.Profiles.Add(B, new ProfileEntry { Id = B, CustomerId = B.ToString("N"), Keys = ImmutableSortedDictionary<string, string>.Empty.Add(Contacts.ListColumn, $"{Guid.NewGuid()}; {Row.Id}") });
        model.Observe(content);
        Assert.Equal([A], model.AfterPeriod(Row, A, isAfterFullRun: true).Links);
        Assert.Contains(ExpectedIssue.OfRow("ClaimedByTwoProfiles", Row), ExpectedIssue.All(model.Now, content));
    }

    [Fact]
    public void A_key_that_is_taken_away_ends_the_link_and_a_withdrawn_table_does_not()
    {
        AddKey(A.ToString(), Row.Id.ToString());
        model.NextPeriod(isAfterFullRun: false);
        content.Sources[0] = Contacts with { Declared = false };
        content.Sources.Add(new Source("ERP", "contact", "contactid", Declared: true, Rank: 0));
        model.Settle(content);
        Assert.Equal([A], model.AfterPeriod(Row, A, isAfterFullRun: false).Links);
        Assert.Equal([null], model.AfterPeriod(Row, A, isAfterFullRun: true).Links);

        content.Sources[0] = Contacts;
        model.Settle(content);
        content.Keys.Clear();
        model.Observe(content);
        Assert.Equal([null], model.AfterPeriod(Row, A, isAfterFullRun: false).Links);
    }

    [Fact]
    public void A_link_to_a_profile_that_never_claimed_the_row_is_wrong_whatever_happened()
    {
        AddKey(A.ToString(), Row.Id.ToString());
        Assert.True(model.EverClaimed(Row, A));
        Assert.False(model.EverClaimed(Row, B));
    }

    private void AddKey(string customer, string value)
    {
        var id = Guid.NewGuid();
        content.Keys.Add(id, new KeyEntry { Id = id, DataSource = "CRM", Table = "contact", Value = value, CustomerId = customer });
        model.Observe(content);
    }
}

using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Keys;

/// <summary>Since when a claim is known to be there, and the rank and table of keys that come in any order.</summary>
public class ClaimAgeTests
{
    private static readonly SourcePair Contacts = new("CRM", "contact");
    private static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid First = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly Guid Second = new("0c000000-0000-4000-8000-00000000000c");
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly CustomerId Customer = CustomerId.Parse("C1");
    private static readonly RowKey Key = new("contact", Row);

    private readonly ClaimBook book = new(pair => pair.DataSource == "Files" ? null : pair.EntityName, pair => pair.DataSource.Length);

    [Fact]
    public void A_claim_is_as_old_as_its_key_where_the_customer_has_one_profile()
    {
        AddKey(Noon);
        book.AddProfile(Customer, First, Noon.AddHours(1));
        Assert.Equal(Noon, Assert.Single(book.ClaimsOn(Key)).Since);
    }

    [Fact]
    public void A_second_profile_makes_a_claim_no_older_than_itself()
    {
        AddKey(Noon);
        book.AddProfile(Customer, First, Noon.AddHours(-1));
        book.AddProfile(Customer, Second, Noon.AddHours(1));
        Assert.Equal([(First, Noon), (Second, Noon.AddHours(1))], Ages());
    }

    [Fact]
    public void A_profile_whose_age_is_not_known_leaves_the_claim_the_age_of_its_key()
    {
        AddKey(Noon);
        book.AddProfile(Customer, First);
        book.AddProfile(Customer, Second);
        Assert.Equal([(First, Noon), (Second, Noon)], Ages());
    }

    [Fact]
    public void A_profile_that_is_met_again_takes_its_new_age_and_keeps_its_age_when_none_is_told()
    {
        AddKey(Noon);
        book.AddProfile(Customer, First);
        book.AddProfile(Customer, First, Noon.AddHours(1));
        book.AddProfile(Customer, Second, Noon.AddHours(2));
        book.AddProfile(Customer, Second);
        Assert.Equal([(First, Noon.AddHours(1)), (Second, Noon.AddHours(2))], Ages());
    }

    [Fact]
    public void Each_key_has_the_rank_of_its_own_data_source()
    {
        AddKey(Noon);
        AddKey(Noon, new SourcePair("Shop9", "contact"));
        AddKey(Noon);
        Assert.Equal([("CRM", 3), ("Shop9", 5)], book.ClaimsOn(Key).Select(claim => (claim.DataSource, claim.Rank)));
    }

    [Fact]
    public void Each_key_claims_in_the_table_of_its_own_pair()
    {
        AddKey(Noon);
        AddKey(Noon, new SourcePair("CRM", "lead"));
        AddKey(Noon, new SourcePair("Files", "lead"));
        Assert.Equal([Key, new RowKey("lead", Row)], book.ClaimedRows);
    }

    [Fact]
    public void The_table_of_a_pair_is_asked_for_once_in_a_stretch_of_its_keys()
    {
        var asked = 0;
        var counting = new ClaimBook(_ => ++asked > 0 ? "contact" : null, _ => 0);
        counting.Add(new ProfileRow(First, Customer, "C1", Noon, [new SourceKey(Contacts, "1"), new SourceKey(new SourcePair("CRM", "contact"), "2")]));
        Assert.Equal(1, asked);
    }

    private IEnumerable<(Guid Profile, DateTime Since)> Ages() => book.ClaimsOn(Key).Select(claim => (claim.ProfileId!.Value, claim.Since!.Value)).Order();

    private void AddKey(DateTime since, SourcePair? pair = null)
    {
        var own = new SourceKey(pair ?? Contacts, Row.ToString());
        book.Add(new AlternateKeyRow(Guid.NewGuid(), Customer, "C1", since, own, [own], RingIsReadable: true, Profile: null));
    }
}

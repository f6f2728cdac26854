using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Keys;

public class ClaimBookTests
{
    private static readonly SourcePair Contacts = new("CRM", "contact");
    private static readonly SourcePair Files = new("Files", "card");
    private static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Profile = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly RowKey Key = new("contact", Row);

    private readonly ClaimBook book = new(pair => Equals(pair, Contacts) ? "contact" : null, pair => pair.DataSource.Length);

    [Fact]
    public void A_profile_claims_the_rows_of_its_key_columns()
    {
        book.Add(new ProfileRow(Profile, CustomerId.Parse("C1"), "C1", Noon, [new SourceKey(Contacts, Row.ToString("N"))]));
        var claim = Assert.Single(book.ClaimsOn(Key));
        Assert.Equal(new Claim("c1", Profile, Noon, "CRM", "contact", Row.ToString("N"), 3), claim);
        Assert.True(book.Knows(Profile));
        Assert.False(book.Knows(Row));
        Assert.Equal([Key], book.ClaimedRows);
        Assert.Equal([CustomerId.Parse("C1")], book.CustomersOf([Key]));
        Assert.Equal("C1", book.TextOf(CustomerId.Parse("c1")));
        Assert.Equal("c2", book.TextOf(CustomerId.Parse("C2")));
        Assert.Equal([Row.ToString("N")], book.KeyTexts(Key));
    }

    [Fact]
    public void A_profile_without_a_customer_is_known_and_claims_nothing()
    {
        book.Add(new ProfileRow(Profile, CustomerId.Parse(" "), " ", Noon, [new SourceKey(Contacts, Row.ToString())]));
        Assert.True(book.Knows(Profile));
        Assert.Empty(book.ClaimedRows);
        Assert.False(book.HasProfile(CustomerId.Parse(null)));
    }

    [Fact]
    public void A_key_claims_for_every_profile_of_its_customer_and_for_none_when_there_is_none()
    {
        book.Add(Alternate("C1", Row.ToString()));
        Assert.Null(Assert.Single(book.ClaimsOn(Key)).ProfileId);
        Assert.False(book.HasProfile(CustomerId.Parse("C1")));
        book.AddProfile(CustomerId.Parse("C1"), Profile);
        book.AddProfile(CustomerId.Parse("C1"), Row);
        Assert.True(book.HasProfile(CustomerId.Parse("C1")));
        Assert.Equal(new Guid?[] { Profile, Row }.Order(), book.ClaimsOn(Key).Select(claim => claim.ProfileId).Order());
        Assert.False(book.Knows(Profile));
    }

    [Fact]
    public void The_same_statement_counts_once_and_another_form_of_the_key_is_another_one()
    {
        book.Add(Alternate("C1", Row.ToString()));
        book.Add(Alternate("C1", Row.ToString()));
        Assert.Single(book.ClaimsOn(Key));
        book.Add(Alternate("C1", Row.ToString("N")));
        Assert.Equal(2, book.ClaimsOn(Key).Count);
        Assert.Single(book.CustomersOf([Key]));
    }

    [Fact]
    public void Keys_that_name_no_row_are_problems_of_linked_tables_only()
    {
        book.Add(Alternate("C1", "no id"));
        book.Add(Alternate("C1", "no id", Files));
        var problem = Assert.Single(book.Problems);
        Assert.Equal((IssueCode.KeyNotGuid, "no id", CustomerId.Parse("C1")), (problem.Code, problem.Key.Value, problem.CustomerId));
        Assert.Empty(book.ClaimedRows);
        Assert.Null(book.RowOf(new SourceKey(Contacts, "no id")));
        Assert.Null(book.RowOf(new SourceKey(Files, Row.ToString())));
        Assert.Equal(Key, book.RowOf(new SourceKey(Contacts, Row.ToString("B"))));
    }

    [Fact]
    public void A_ring_that_cannot_be_read_is_a_problem_of_linked_tables_only()
    {
        book.Add(Alternate("C1", Row.ToString(), Files) with { RingIsReadable = false });
        Assert.Empty(book.Problems);
        book.Add(Alternate("C1", Row.ToString()) with { RingIsReadable = false });
        Assert.Equal(IssueCode.KeyRingUnreadable, Assert.Single(book.Problems).Code);
        Assert.Single(book.ClaimedRows);
    }

    [Fact]
    public void A_row_is_contended_when_several_customers_claim_it()
    {
        Assert.False(book.IsContended(Key));
        book.Add(Alternate("C1", Row.ToString()));
        book.Add(Alternate("c1", Row.ToString("N")));
        Assert.False(book.IsContended(Key));
        book.Add(Alternate("C2", Row.ToString()));
        Assert.True(book.IsContended(Key));
    }

    [Fact]
    public void The_customers_of_profiles_are_those_of_the_profiles_that_were_read()
    {
        book.Add(new ProfileRow(Profile, CustomerId.Parse("C1"), "C1", Noon, []));
        book.Add(new ProfileRow(Row, CustomerId.Parse("C1"), "C1", Noon, []));
        book.AddProfile(CustomerId.Parse("C2"), Guid.Empty);
        Assert.Equal([CustomerId.Parse("C1")], book.CustomersOf([Profile, Guid.Empty, Row]));
    }

    [Fact]
    public void A_row_that_nobody_claims_has_no_claims()
    {
        Assert.Empty(book.ClaimsOn(Key));
        Assert.Empty(book.KeyTexts(Key));
        Assert.Empty(book.CustomersOf([Key]));
    }

    private static AlternateKeyRow Alternate(string customer, string value, SourcePair? pair = null)
    {
        var own = new SourceKey(pair ?? Contacts, value);
        return new AlternateKeyRow(Guid.NewGuid(), CustomerId.Parse(customer), customer, null, own, [own], RingIsReadable: true, Profile: null);
    }
}

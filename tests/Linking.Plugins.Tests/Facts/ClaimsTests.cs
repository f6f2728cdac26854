using Linking.Plugins.Facts;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Facts;

/// <summary>Who claims which row, by all that was read.</summary>
public class ClaimsTests
{
    private static readonly SourcePair Contacts = new("CRM", "contact");
    private static readonly SourcePair Files = new("Files", "card");
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid OtherId = new("0a000000-0000-4000-8000-00000000000b");
    private static readonly Guid Profile = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly Guid Newer = new("0c000000-0000-4000-8000-00000000000c");
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly RowKey Row = new("contact", Id);
    private static readonly RowKey Other = new("contact", OtherId);

    private readonly LinkedTables tables = new([Table("contact", 1, rank: 3), Table("contact", 2, dataSource: "Shop"), Table("lead", 3)]);
    private readonly Claims claims = new();

    [Fact]
    public void A_profile_claims_the_rows_of_its_key_columns()
    {
        claims.Add(new ProfileRow(Profile, CustomerId.Parse("C1"), "C1", Noon, Noon, [new SourceKey(Contacts, Id.ToString("N"))]), tables);
        Assert.Equal(
            new Claim(CustomerId.Parse("c1"), Profile, ClaimKind.KeyColumn, 3, true, "CRM", "contact", Id.ToString("N")),
            Assert.Single(claims.On(Row)));
        Assert.Equal((true, false), (claims.Knows(Profile), claims.Knows(Id)));
        Assert.Equal((CustomerId.Parse("c1"), default), (claims.CustomerOf(Profile), claims.CustomerOf(Id)));
        Assert.Equal([Row], claims.ClaimedRows);
        Assert.Equal([CustomerId.Parse("C1")], claims.CustomersOf([Row, Other]));
        Assert.Equal(("C1", "c2"), (claims.TextOf(CustomerId.Parse("c1")), claims.TextOf(CustomerId.Parse("C2"))));
        Assert.Equal([Id.ToString("N")], claims.KeyTexts(Row));
        Assert.Equal((true, false, 1), (claims.IsClaimed(Row), claims.HasAlternateKey(Row), claims.CustomersWithProfile));
    }

    [Fact]
    public void A_profile_without_a_customer_is_known_and_claims_nothing()
    {
        claims.Add(new ProfileRow(Profile, CustomerId.Parse(" "), " ", Noon, Noon, [new SourceKey(Contacts, Id.ToString())]), tables);
        Assert.True(claims.Knows(Profile));
        Assert.Empty(claims.ClaimedRows);
        Assert.Equal((false, default, 0), (claims.HasProfile(default), claims.CustomerOf(Profile), claims.CustomersWithProfile));
    }

    [Fact]
    public void A_profile_without_a_customer_can_be_forgotten()
    {
        claims.Add(new ProfileRow(Profile, CustomerId.Parse(" "), " ", Noon, Noon, []), tables);
        claims.ForgetProfiles([Profile, Newer]);
        Assert.False(claims.Knows(Profile));
    }

    [Fact]
    public void An_alternate_key_and_its_ring_claim_each_in_their_kind()
    {
        claims.Add(Key("C1", Id, ring: [new SourceKey(Contacts, OtherId.ToString()), new SourceKey(new SourcePair("crm", "LEAD"), Id.ToString())]), tables);
        Assert.Equal((ClaimKind.AlternateKey, 3, true), (KindOn(Row), claims.On(Row)[0].Rank, claims.HasAlternateKey(Row)));
        Assert.Equal((ClaimKind.KeyRing, false), (KindOn(Other), claims.HasAlternateKey(Other)));
        Assert.Equal(
            ("crm", "LEAD", 0),
            (claims.On(new RowKey("lead", Id))[0].DataSource, claims.On(new RowKey("lead", Id))[0].EntityName, claims.On(new RowKey("lead", Id))[0].Rank));
        Assert.Equal(3, claims.ClaimedRows.Count);
    }

    [Fact]
    public void A_claim_has_the_rank_and_the_place_of_its_source_table()
    {
        claims.Add(Key("C1", Id), tables);
        claims.Add(Key("C1", Id, new SourcePair("Shop", "contact")), tables);
        claims.Add(Key("C1", OtherId), tables);
        Assert.Equal([("CRM", 3, true), ("Shop", 0, false)], claims.On(Row).Select(claim => (claim.DataSource, claim.Rank, claim.IsFirst)));
        Assert.Equal([("CRM", 3, true)], claims.On(Other).Select(claim => (claim.DataSource, claim.Rank, claim.IsFirst)));
    }

    [Fact]
    public void A_claim_takes_the_newest_profile_of_its_customer_and_none_when_there_is_none()
    {
        claims.Add(Key("C1", Id), tables);
        Assert.Null(Assert.Single(claims.On(Row)).Profile);
        Assert.Equal((false, 0), (claims.HasProfile(CustomerId.Parse("C1")), claims.CustomersWithProfile));
        Add(Profile, "c1", Noon);
        Add(Newer, "C1", Noon.AddHours(1));
        Assert.Equal(Newer, Assert.Single(claims.On(Row)).Profile);
        Assert.Equal((true, 1), (claims.HasProfile(CustomerId.Parse("c1")), claims.CustomersWithProfile));
        claims.ForgetProfiles([Newer, Id]);
        Assert.Equal((Profile, false, default), (Assert.Single(claims.On(Row)).Profile, claims.Knows(Newer), claims.CustomerOf(Newer)));
    }

    [Fact]
    public void A_profile_that_a_key_proves_counts_as_older_than_one_whose_age_is_known()
    {
        claims.AddProfile(CustomerId.Parse("C1"), Newer);
        Assert.Equal((true, true, "c1"), (claims.HasProfile(CustomerId.Parse("C1")), claims.Knows(Newer), claims.TextOf(CustomerId.Parse("C1"))));
        Add(Profile, "C1", Noon);
        claims.Add(Key("C1", Id), tables);
        Assert.Equal(Profile, Assert.Single(claims.On(Row)).Profile);
    }

    [Fact]
    public void A_profile_that_goes_to_another_customer_is_his_alone()
    {
        Add(Profile, "C1", Noon);
        Add(Profile, "C2", Noon);
        Assert.Equal(CustomerId.Parse("C2"), claims.CustomerOf(Profile));
    }

    [Fact]
    public void The_same_statement_counts_once_and_another_form_of_the_key_is_another_one()
    {
        var key = Key("C1", Id, ring: [new SourceKey(Contacts, Id.ToString()), new SourceKey(Contacts, Id.ToString())]);
        claims.Add(key, tables);
        claims.Add(key, tables);
        Assert.Equal([ClaimKind.AlternateKey, ClaimKind.KeyRing], claims.On(Row).Select(claim => claim.Kind));
        claims.Add(Key("C1", Id, form: "N"), tables);
        Assert.Equal(3, claims.On(Row).Count);
        Assert.Single(claims.CustomersOf([Row]));
    }

    [Fact]
    public void A_key_that_moved_claims_for_its_new_customer_alone_on_its_row_and_in_its_ring()
    {
        claims.Add(Key("C1", Id, ring: [new SourceKey(Contacts, OtherId.ToString())]), tables);
        claims.Add(Key("C2", Id, ring: [new SourceKey(Contacts, OtherId.ToString())], minutes: 1), tables);
        Assert.Equal([CustomerId.Parse("C2")], claims.CustomersOf([Row]));
        Assert.Equal([CustomerId.Parse("C2")], claims.CustomersOf([Other]));
    }

    [Fact]
    public void A_ring_that_was_taken_back_claims_no_more_when_its_key_is_read_anew()
    {
        claims.Add(Key("C1", Id, ring: [new SourceKey(Contacts, OtherId.ToString())]), tables);
        claims.ForgetAlternateKeysOf([Row]);
        Assert.Equal([CustomerId.Parse("C1")], claims.CustomersOf([Other]));
        claims.Add(Key("C2", Id, minutes: 1), tables);
        Assert.Empty(claims.CustomersOf([Other]));
    }

    [Theory]
    [InlineData(0, "C2")]
    [InlineData(1, "C2")]
    [InlineData(-1, "C1")]
    [InlineData(null, "C2")]
    public void An_older_reading_of_a_key_never_replaces_a_newer_one(int? minutes, string expected)
    {
        claims.Add(Key("C1", Id), tables);
        claims.Add(Key("C2", Id, minutes: minutes), tables);
        Assert.Equal([CustomerId.Parse(expected)], claims.CustomersOf([Row]));
        Assert.Equal(minutes == -1 ? Noon : Noon.AddMinutes(minutes ?? 0), claims.WrittenOn(KeyOf(Id)) ?? Noon);
        Assert.Equal((true, false), (claims.HasRead(KeyOf(Id)), claims.HasRead(Id)));
        Assert.Null(claims.WrittenOn(Id));
    }

    [Fact]
    public void A_key_that_lost_its_customer_claims_nothing_any_more()
    {
        claims.Add(Key("C1", Id, ring: [new SourceKey(Contacts, OtherId.ToString())]), tables);
        claims.Add(Key(string.Empty, Id, minutes: 1), tables);
        Assert.Equal((false, false), (claims.IsClaimed(Row), claims.IsClaimed(Other)));
        Assert.Equal(IssueCode.CustomerIdMissing, Assert.Single(claims.Problems).Code);
    }

    [Fact]
    public void What_alternate_keys_said_of_rows_is_taken_back_and_may_be_read_anew_older_than_it_was()
    {
        claims.Add(Key("C1", Id), tables);
        claims.Add(new ProfileRow(Profile, CustomerId.Parse("C3"), "C3", Noon, Noon, [new SourceKey(Contacts, Id.ToString())]), tables);
        var before = claims.ForgetAlternateKeysOf([Row, Other]);
        Assert.Equal(new KeyReading(Row, Noon), Assert.Single(before, reading => reading.Key == KeyOf(Id)).Value);
        Assert.Equal((false, true, false), (claims.HasAlternateKey(Row), claims.IsClaimed(Row), claims.HasRead(KeyOf(Id))));
        claims.Add(Key("C2", Id, minutes: -5), tables);
        Assert.Equal([CustomerId.Parse("C3"), CustomerId.Parse("C2")], claims.CustomersOf([Row]));
        Assert.Equal(Noon.AddMinutes(-5), claims.WrittenOn(KeyOf(Id)));
    }

    [Fact]
    public void Keys_of_other_rows_are_not_taken_back()
    {
        claims.Add(Key("C1", Id), tables);
        claims.Add(Key("C2", OtherId), tables);
        Assert.Equal([KeyOf(Id)], claims.ForgetAlternateKeysOf([Row]).Keys);
        Assert.Equal((true, true), (claims.HasAlternateKey(Other), claims.HasRead(KeyOf(OtherId))));
    }

    [Fact]
    public void Keys_that_name_no_row_are_problems_of_linked_tables_only()
    {
        claims.Add(Key("C1", Id, value: "no id"), tables);
        claims.Add(Key("C1", OtherId, Files, value: "no id"), tables);
        Assert.Equal(new KeyProblem(IssueCode.KeyNotGuid, new SourceKey(Contacts, "no id"), CustomerId.Parse("C1")), Assert.Single(claims.Problems));
        Assert.Empty(claims.ClaimedRows);
    }

    [Fact]
    public void A_key_without_a_customer_is_a_problem_of_linked_tables_only()
    {
        claims.Add(Key(" ", OtherId, Files, ring: [new SourceKey(Contacts, Id.ToString())]), tables);
        Assert.Empty(claims.Problems);
        claims.Add(Key(" ", Id, ring: [new SourceKey(Contacts, Id.ToString())]), tables);
        Assert.Equal(new KeyProblem(IssueCode.CustomerIdMissing, new SourceKey(Contacts, Id.ToString()), default), Assert.Single(claims.Problems));
        Assert.Empty(claims.ClaimedRows);
    }

    [Fact]
    public void A_ring_that_cannot_be_read_is_a_problem_of_linked_tables_only()
    {
        claims.Add(Key("C1", OtherId, Files) with { RingIsReadable = false }, tables);
        Assert.Empty(claims.Problems);
        claims.Add(Key("C1", Id) with { RingIsReadable = false }, tables);
        Assert.Equal(IssueCode.KeyRingUnreadable, Assert.Single(claims.Problems).Code);
        Assert.Single(claims.ClaimedRows);
    }

    [Fact]
    public void Keys_of_tables_that_nobody_declared_claim_nothing()
    {
        claims.Add(Key("C1", Id, Files), tables);
        claims.Add(new ProfileRow(Profile, CustomerId.Parse("C1"), "C1", Noon, Noon, [new SourceKey(Files, Id.ToString())]), tables);
        Assert.Empty(claims.ClaimedRows);
        Assert.Empty(claims.Problems);
    }

    [Fact]
    public void A_table_that_is_met_meanwhile_counts_from_then_on()
    {
        claims.Add(Key("C1", Id, Files), tables);
        claims.Add(Key("C2", Id, Files, minutes: 1), new LinkedTables([Table("card", 9, dataSource: "Files")]));
        Assert.Equal([CustomerId.Parse("C2")], claims.CustomersOf([new RowKey("card", Id)]));
    }

    [Fact]
    public void A_row_that_nobody_claims_has_no_claims()
    {
        Assert.Empty(claims.On(Row));
        Assert.Empty(claims.KeyTexts(Row));
        Assert.Empty(claims.CustomersOf([Row]));
        Assert.Empty(claims.ForgetAlternateKeysOf([Row]));
        Assert.Equal((false, false), (claims.IsClaimed(Row), claims.HasAlternateKey(Row)));
    }

    private ClaimKind KindOn(RowKey row) => Assert.Single(claims.On(row)).Kind;

    private void Add(Guid profile, string customer, DateTime createdOn) =>
        claims.Add(new ProfileRow(profile, CustomerId.Parse(customer), customer, createdOn, createdOn, []), tables);

    /// <summary>The id of a key follows from data source, table and value; here from what tells the keys of these tests apart.</summary>
    private static Guid KeyOf(Guid row, SourcePair? pair = null, string form = "D") =>
        new(row.GetHashCode(), (short)(pair ?? Contacts).DataSource.Length, (short)form[0], new byte[8]);

    private static AlternateKeyRow Key(
        string customer,
        Guid row,
        SourcePair? pair = null,
        string form = "D",
        string? value = null,
        SourceKey[]? ring = null,
        int? minutes = 0)
    {
        var own = new SourceKey(pair ?? Contacts, value ?? row.ToString(form));
        var writtenOn = minutes is { } later ? Noon.AddMinutes(later) : (DateTime?)null;
        return new AlternateKeyRow(
            KeyOf(row, pair, form),
            CustomerId.Parse(customer),
            customer,
            writtenOn,
            own,
            ring ?? [],
            RingIsReadable: true,
            Profile: null);
    }
}

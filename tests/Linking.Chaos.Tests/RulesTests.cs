using System.Collections.Immutable;
using Linking.Chaos.Reference;

namespace Linking.Chaos.Tests;

/// <summary>The rules of docs/rules.md as examples: the model of the random histories, held against the words.</summary>
public class RulesTests
{
    private static readonly RowRef Row = new("contact", new Guid("c0000000-0000-4000-8000-00000000000c"));
    private static readonly RowRef Lead = new("lead", new Guid("d0000000-0000-4000-8000-00000000000d"));
    private static readonly Source Crm = new("CRM", "contact", "contactid", Declared: true, Rank: 0);
    private static readonly Source Erp = new("ERP", "contact", "contactid", Declared: true, Rank: 0);
    private static readonly Guid Low = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid High = new("f0000000-0000-4000-8000-00000000000f");
    private static readonly Guid Gone = new("e0000000-0000-4000-8000-00000000000e");
    private static readonly DateTime Day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Content content = new();

    public RulesTests()
    {
        content.Rows.Add(Row);
        content.Sources.Add(Crm);
    }

    private Rules Now => new(content);

    [Fact]
    public void A_row_that_nobody_claims_belongs_to_nobody() => Assert.Null(Now.Eventually(Row));

    [Theory]
    [InlineData("D", "D")]
    [InlineData("N", "B")]
    [InlineData("B", "P")]
    [InlineData("P", "N")]
    [InlineData("X", "X")]
    public void Ids_count_in_every_usual_form(string customer, string row)
    {
        Profile(Low, Low.ToString("N").ToUpperInvariant());
        Key("CRM", Row.Id.ToString(row).ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal), Low.ToString(customer));
        Assert.Equal(Low, Now.Eventually(Row));
    }

    [Theory]
    [InlineData("crm", "CONTACT")]
    [InlineData(" CRM", "contact ")]
    public void Case_and_blanks_of_data_source_and_table_decide_nothing(string dataSource, string table)
    {
        Profile(Low, "c-1");
        content.Keys.Add(Low, new KeyEntry { Id = Low, DataSource = dataSource, Table = table, Value = $" {Row.Id} ", CustomerId = "C-1 " });
        Assert.Equal(Low, Now.Eventually(Row));
    }

    [Fact]
    public void A_key_claims_by_its_value_and_by_its_ring_and_a_profile_by_its_column_and_its_list()
    {
        Profile(Low);
        Key("CRM", Guid.NewGuid().ToString(), Low.ToString(), Ring("CRM", Row));
        Assert.Equal([ClaimKind.KeyRing], Kinds());
        Key("CRM", Row.Id.ToString(), Low.ToString());
        Assert.Equal([ClaimKind.AlternateKey, ClaimKind.KeyRing], Kinds());
        content.Profiles.Clear();
        Profile(Low, keys: (Crm.KeyColumn, Row.Id.ToString()));
        Profile(High, keys: (Crm.ListColumn, $"{Guid.NewGuid()}; {Row.Id:N}"));
        Assert.Equal([ClaimKind.AlternateKey, ClaimKind.KeyRing, ClaimKind.KeyColumn, ClaimKind.KeyColumn], Kinds());
    }

    [Fact]
    public void Without_a_readable_customer_there_is_no_claim_but_an_issue()
    {
        Profile(Low);
        Key("CRM", Row.Id.ToString(), " ", Ring("CRM", Row));
        Assert.Empty(Now.Claims.On(Row));
        Assert.Equal(["CustomerIdMissing"], Codes());
    }

    [Fact]
    public void A_table_that_nobody_declared_has_no_claims_and_no_issues()
    {
        Profile(Low);
        Key("ERP", Row.Id.ToString(), Low.ToString());
        Key("ERP", "no id", Low.ToString());
        content.Sources.Add(Erp with { Declared = false });
        Assert.Empty(Now.Claims.On(Row));
        Assert.Empty(Codes());
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey, ClaimKind.KeyRing)]
    [InlineData(ClaimKind.AlternateKey, ClaimKind.KeyColumn)]
    [InlineData(ClaimKind.KeyRing, ClaimKind.KeyColumn)]
    public void The_stronger_kind_decides_whatever_the_rank_of_the_weaker_one(object stronger, object weaker)
    {
        content.Sources.Add(Erp with { Rank = 9 });
        Claim((ClaimKind)stronger, "CRM", High);
        Claim((ClaimKind)weaker, "ERP", Low);
        Assert.Equal(High, Now.Eventually(Row));
        Assert.False(Now.OwnerOf(Row)!.IsDisputed);
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey)]
    [InlineData(ClaimKind.KeyRing)]
    [InlineData(ClaimKind.KeyColumn)]
    public void Of_one_kind_the_highest_rank_decides(object kind)
    {
        content.Sources.Add(Erp with { Rank = 5 });
        Claim((ClaimKind)kind, "CRM", Low);
        Claim((ClaimKind)kind, "ERP", High);
        Assert.Equal(High, Now.Eventually(Row));
        Assert.False(Now.OwnerOf(Row)!.IsDisputed);
    }

    [Theory]
    [InlineData("0A000000-0000-4000-8000-00000000000A", "f0000000000040008000000000000000", "0a000000000040008000000000" + "00000a")]
    [InlineData("00000000-0000-4000-8000-000000000002", "{00000000-0000-4000-8000-000000000001}", "00000000000040008000000000000001")]
    [InlineData("customer-9", "CUSTOMER 1", "customer 1")]
    [InlineData("b-a", "BB", "b-a")]
    public void Of_several_customers_the_lowest_decides_without_dashes_and_case_and_an_issue_says_so(string one, string other, string lowest)
    {
        content.Sources.Add(Erp);
        Key("CRM", Row.Id.ToString(), one);
        Key("ERP", Row.Id.ToString(), other);
        var owner = Now.OwnerOf(Row)!;
        Assert.Equal(lowest, owner.Customer);
        Assert.Equal(2, owner.Rivals.Count);
        Assert.Equal(["ClaimedByTwoProfiles"], Codes());
    }

    [Fact]
    public void Of_several_profiles_of_a_customer_the_newest_decides_then_the_lowest_id()
    {
        Key("CRM", Row.Id.ToString(), "c-1");
        Profile(High, "C-1", Day);
        Profile(Low, "c-1", Day);
        Assert.Equal(Low, Now.Eventually(Row));
        Profile(Gone, "c-1", Day.AddSeconds(1));
        Assert.Equal(Gone, Now.Eventually(Row));
        Assert.False(Now.OwnerOf(Row)!.IsDisputed);
    }

    [Fact]
    public void A_customer_without_a_profile_leaves_the_row_to_nobody_and_no_other_claim_takes_its_place()
    {
        content.Sources.Add(Erp);
        Profile(High);
        Key("CRM", Row.Id.ToString(), Low.ToString());
        Assert.Equal(["ProfileNotFound"], Codes());
        Claim(ClaimKind.KeyRing, "CRM", High);
        Claim(ClaimKind.KeyColumn, "CRM", High);
        Assert.Null(Now.Eventually(Row));
        Claim(ClaimKind.AlternateKey, "ERP", High);
        Assert.Null(Now.Eventually(Row));
        Assert.Equal(["ClaimedByTwoProfiles"], Codes());
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey)]
    [InlineData(ClaimKind.KeyRing)]
    [InlineData(ClaimKind.KeyColumn)]
    public void At_once_a_row_without_a_link_is_linked(object kind)
    {
        Claim((ClaimKind)kind, "CRM", Low);
        Assert.Equal(Low, Now.AtOnce(Row, null));
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey)]
    [InlineData(ClaimKind.KeyRing)]
    [InlineData(ClaimKind.KeyColumn)]
    public void At_once_a_row_goes_to_the_newest_profile_of_its_customer(object kind)
    {
        Claim((ClaimKind)kind, "CRM", Low);
        Profile(High, Low.ToString(), Day.AddDays(1));
        Assert.Equal(High, Now.AtOnce(Row, Low));
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey, 0, -1, true)]
    [InlineData(ClaimKind.AlternateKey, 5, 0, true)]
    [InlineData(ClaimKind.AlternateKey, 0, 5, false)]
    [InlineData(ClaimKind.AlternateKey, 0, 0, true)]
    [InlineData(ClaimKind.KeyRing, 5, 0, false)]
    [InlineData(ClaimKind.KeyColumn, 5, 0, false)]
    public void At_once_a_row_changes_its_customer_only_by_a_key_of_the_highest_ranked_source_table(object kind, int rank, int otherRank, bool changes)
    {
        content.Sources.Clear();
        content.Sources.AddRange([Crm with { Rank = rank }, Erp with { Rank = otherRank }]);
        Claim((ClaimKind)kind, "CRM", Low);
        Profile(High);
        Assert.Equal(changes ? Low : High, Now.AtOnce(Row, High));
        Assert.Equal(changes ? Low : Gone, Now.AtOnce(Row, Gone));
        Assert.Equal(Low, Now.Eventually(Row));
    }

    [Fact]
    public void The_rank_of_another_table_or_of_one_that_is_not_declared_keeps_nothing_waiting()
    {
        content.Sources.AddRange([Erp with { Rank = 9, Declared = false }, new Source("CRM", "lead", "leadid", Declared: true, Rank: 9)]);
        Claim(ClaimKind.AlternateKey, "CRM", Low);
        Assert.Equal(Low, Now.AtOnce(Row, High));
    }

    [Fact]
    public void Of_equal_rank_the_first_data_source_goes_first()
    {
        content.Sources.Add(Erp);
        Claim(ClaimKind.AlternateKey, "ERP", Low);
        Profile(High);
        Assert.Equal(High, Now.AtOnce(Row, High));
        Assert.Equal(Low, Now.Eventually(Row));
    }

    [Fact]
    public void At_once_nothing_is_unlinked()
    {
        Assert.Equal(High, Now.AtOnce(Row, High));
        Key("CRM", Row.Id.ToString(), Low.ToString());
        Assert.Equal(High, Now.AtOnce(Row, High));
        Assert.Null(Now.Eventually(Row));
    }

    [Fact]
    public void Issues_are_about_rows_that_are_not_there_and_keys_that_cannot_be_read()
    {
        content.Sources.Add(new Source("CRM", "lead", "leadid", Declared: true, Rank: 0));
        Key("CRM", "12345", Low.ToString());
        Key("CRM", Row.Id.ToString(), Low.ToString(), "[{\"dataSourceName\":");
        Profile(Low, keys: ("msdynci_crm_lead_leadid", Lead.Id.ToString()));
        Assert.Equal(["KeyNotGuid", "KeyRingUnreadable", "RowNotFound"], Codes());
        Assert.Null(Now.Eventually(Lead));
    }

    private void Claim(ClaimKind kind, string dataSource, Guid customer)
    {
        switch (kind)
        {
            case ClaimKind.AlternateKey:
                Key(dataSource, Row.Id.ToString(), customer.ToString());
                break;
            case ClaimKind.KeyRing:
                Key("elsewhere", Guid.NewGuid().ToString(), customer.ToString(), Ring(dataSource, Row));
                break;
            default:
                _ = content.Profiles.Remove(customer);
                Profile(customer, keys: ($"msdynci_{dataSource}_contact_contactid".ToLowerInvariant(), Row.Id.ToString()));
                return;
        }

        if (!content.Profiles.ContainsKey(customer))
        {
            Profile(customer);
        }
    }

    private void Key(string dataSource, string value, string customer, string? ring = null)
    {
        var id = Guid.NewGuid();
        content.Keys.Add(id, new KeyEntry { Id = id, DataSource = dataSource, Table = "contact", Value = value, CustomerId = customer, Ring = ring });
    }

    private void Profile(Guid id, string? customer = null, DateTime? createdOn = null, params (string Column, string Value)[] keys)
    {
        content.Profiles[id] = new ProfileEntry
        {
            Id = id,
            CustomerId = customer ?? id.ToString("N"),
            CreatedOn = createdOn ?? Day,
            Keys = keys.ToImmutableSortedDictionary(key => key.Column, key => key.Value),
        };
    }

    private static string Ring(string dataSource, RowRef row)
    {
        return $"[{{\"dataSourceName\":\"{dataSource}\",\"tableName\":\"{row.Table}\",\"preferredKey\":\"{row.Id}\",\"keys\":[\"{row.Id}\"]}}]";
    }

    private IEnumerable<ClaimKind> Kinds() => Now.Claims.On(Row).Select(claim => claim.Kind).Order();

    private IEnumerable<string> Codes() => ExpectedIssue.All(Now).Select(issue => issue.Code).Order(StringComparer.Ordinal);
}

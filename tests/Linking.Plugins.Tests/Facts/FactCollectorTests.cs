using Linking.Plugins.Facts;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Facts;

/// <summary>What is looked at, what is read for it in which order, and which facts that makes.</summary>
public class FactCollectorTests
{
    private readonly UnifiedData data = new();

    [Fact]
    public void Profiles_lead_to_the_rows_that_all_keys_of_their_customers_claim()
    {
        data.Profile(1);
        data.Key(1, 1);
        data.Key(1, 2, ring: Ring(2, 3), format: "D");
        data.Key(2, 4);
        data.Row(1, ProfileId(1));
        data.Row(3);
        var facts = data.Facts();
        Assert.Equal([ProfileId(1)], facts.AtProfiles([ProfileId(1), ProfileId(9)]).Select(profile => profile.Id));
        Assert.Equal(["profile id 2", "key customer 4"], data.Reads());
        facts.ReadRows();
        Assert.Equal(["contact id 3"], data.Reads());
        Assert.Equal([RowId(1), RowId(2), RowId(3)], facts.All().Select(row => row.Row.Id).Order());
        Assert.Equal((true, ProfileId(1), Customer(1)), (facts.Of(Contact(1)).Exists, facts.Of(Contact(1)).LinkedTo, facts.Of(Contact(1)).LinkedCustomer));
        Assert.Equal(data.Service.Find("contact", RowId(1))!.RowVersion, facts.Of(Contact(1)).Version);
        Assert.Equal((false, null, null), (facts.Of(Contact(2)).Exists, facts.Of(Contact(2)).LinkedTo, facts.Of(Contact(2)).Version));
        Assert.Equal((ProfileId(1), ClaimKind.KeyRing), (facts.Of(Contact(3)).Claims[0].Profile, facts.Of(Contact(3)).Claims[0].Kind));
        Assert.Equal((1, true, false), (facts.CustomersWithProfile, facts.IsLinked(Contact(1)), facts.IsLinked(Contact(3))));
    }

    [Fact]
    public void Keys_lead_to_their_rows_and_the_profiles_of_their_customers_are_read_once()
    {
        data.Profile(1);
        data.Key(1, 1);
        data.Key(1, 2);
        data.Key(2, 3);
        data.Key(0, 4);
        var facts = data.Facts();
        Assert.Equal([KeyId(1), KeyId(3), KeyId(4)], facts.AtKeys([KeyId(1), KeyId(3), KeyId(4), KeyId(9)]).Select(key => key.Id));
        Assert.Equal(["key id 4", "profile customer 8"], data.Reads());
        facts.ReadRows();
        Assert.Equal(["contact id 2"], data.Reads());
        Assert.Equal((true, true, false), (facts.IsClaimed(Contact(1)), facts.IsClaimed(Contact(3)), facts.IsClaimed(Contact(2))));
        Assert.Equal((ProfileId(1), null), (facts.Of(Contact(1)).Claims[0].Profile, facts.Of(Contact(3)).Claims[0].Profile));
        Assert.Equal(IssueCode.CustomerIdMissing, Assert.Single(facts.KeyProblems).Code);
    }

    [Fact]
    public void Where_nothing_is_claimed_no_row_is_read()
    {
        data.Profile(1);
        var facts = data.Facts();
        facts.AtProfiles([ProfileId(1)]);
        data.Reads();
        facts.ReadRows();
        Assert.Empty(data.Reads());
        Assert.Empty(facts.All());
    }

    [Fact]
    public void Rows_are_read_once_table_by_table()
    {
        data.Profile(1);
        data.Key(1, 1);
        data.Key(1, 2, table: "lead");
        var facts = data.Facts();
        facts.AtProfiles([ProfileId(1)]);
        facts.ReadRows();
        Assert.Equal(["contact id 1", "lead id 1"], data.Reads().Skip(2).Order());
        facts.ReadRows();
        Assert.Empty(data.Reads());
        facts.ReadAgain([Contact(1)]);
        Assert.Equal(["contact id 1"], data.Reads());
    }

    [Fact]
    public void A_row_that_is_read_again_is_as_it_is_now_and_proven_no_more()
    {
        data.Row(1, ProfileId(1));
        var facts = data.Facts();
        facts.AtRows([Contact(1)]);
        Assert.True(facts.IsProven(Contact(1)));
        data.Row(1, ProfileId(2));
        facts.ReadAgain([Contact(1)]);
        Assert.Equal((ProfileId(2), false), (facts.Of(Contact(1)).LinkedTo, facts.IsProven(Contact(1))));
        data.Service.Remove("contact", RowId(1));
        facts.ReadAgain([Contact(1)]);
        Assert.Equal((false, false), (facts.Of(Contact(1)).Exists, facts.IsLinked(Contact(1))));
    }

    [Fact]
    public void What_was_read_elsewhere_is_taken_and_only_missing_profiles_are_read()
    {
        data.Profile(2);
        data.Key(1, 1);
        data.Key(2, 2);
        var read = data.Facts().AtKeys([KeyId(1), KeyId(2)]);
        var profiles = data.Facts().AtProfiles([data.Profile(1)]);
        data.Reads();
        var facts = data.Facts();
        facts.AtCustomers(profiles, read);
        facts.ReadMissingProfiles();
        Assert.Equal(["profile customer 4"], data.Reads());
        facts.ReadMissingProfiles();
        Assert.Empty(data.Reads());
        Assert.Equal(2, facts.CustomersWithProfile);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_key_proves_its_profile_where_profiles_hold_no_keys(bool plainProfiles, int reads)
    {
        data.Profile(1);
        data.Key(1, 1, proves: true);
        var facts = data.Facts(data.Tables(Table("contact", 1, keyColumns: plainProfiles ? [] : [WinnerColumn])));
        facts.AtKeys([KeyId(1)]);
        Assert.Equal(reads + 1, data.Reads().Count);
        Assert.Equal(1, facts.CustomersWithProfile);
    }

    [Fact]
    public void A_row_is_proven_by_the_keys_that_name_it_the_profile_that_it_is_linked_to_and_all_profiles_of_its_claimants()
    {
        data.Profile(1);
        data.Profile(2);
        data.Later();
        data.Profile(1, copy: 1);
        data.Key(1, 1);
        data.Row(1, ProfileId(2));
        var facts = data.Facts();
        facts.AtKeys([KeyId(1)]);
        facts.ReadRows();
        Assert.Equal(default, facts.Of(Contact(1)).LinkedCustomer);
        data.Reads();
        facts.Prove([Contact(1)]);
        Assert.Equal(["key value 8", "profile id 1", "profile customer 4"], data.Reads());
        Assert.Equal(
            (Customer(2), ProfileId(1, copy: 1), true),
            (facts.Of(Contact(1)).LinkedCustomer, facts.Of(Contact(1)).Claims[0].Profile, facts.IsProven(Contact(1))));
    }

    [Fact]
    public void Another_key_that_names_a_row_is_found_in_every_form_that_row_ids_are_written_in()
    {
        data.Profile(1);
        data.Key(1, 1);
        var number = 2;
        foreach (var form in RowIdText.AllForms(RowId(1)))
        {
            data.Key(number, 1, number: 10 + number, value: form, dataSource: "Shop");
            number++;
        }

        data.Row(1);
        var facts = data.Facts(data.Tables(Table("contact", 1), Table("contact", 2, dataSource: "Shop")));
        facts.AtProfiles([ProfileId(1)]);
        facts.ReadRows();
        facts.Prove([Contact(1)]);
        Assert.Equal(Enumerable.Range(1, number - 1).Select(Customer), facts.Of(Contact(1)).Claims.Select(claim => claim.Customer).Order());
    }

    [Theory]
    [InlineData("X", false)]
    [InlineData("B", true)]
    [InlineData("D", false)]
    public void A_key_in_a_form_of_its_own_is_found_again_whatever_else_names_its_row(string form, bool upper)
    {
        var text = RowId(1).ToString(form);
        data.Profile(1);
        data.Key(1, 1, value: upper ? text.ToUpperInvariant() : " " + text, ring: Ring(1));
        data.Row(1);
        var facts = data.Facts();
        facts.AtProfiles([ProfileId(1)]);
        facts.ReadRows();
        facts.Prove([Contact(1)]);
        Assert.False(facts.IsUnsettled(Contact(1)));
        Assert.Equal([ClaimKind.AlternateKey, ClaimKind.KeyRing], facts.Of(Contact(1)).Claims.Select(claim => claim.Kind).Order());
    }

    [Fact]
    public void Of_a_row_that_no_alternate_key_claims_also_the_keys_of_its_claimants_and_of_the_customer_it_is_linked_to_are_read()
    {
        data.Profile(1);
        data.Profile(2, winner: RowId(1).ToString("D"));
        data.Key(1, 5, ring: Ring(1));
        data.Row(1, ProfileId(1));
        var facts = data.Facts(data.Tables(Table("contact", 1, keyColumns: WinnerColumn)));
        facts.AtRows([Contact(1)]);
        Assert.Equal(["contact id 1", "key value 8", "profile id 1", "profile winner 8", "key customer 8", "profile customer 8"], data.Reads());
        Assert.Equal(
            [(Customer(1), ClaimKind.KeyRing), (Customer(2), ClaimKind.KeyColumn)],
            facts.Of(Contact(1)).Claims.Select(claim => (claim.Customer, claim.Kind)).Order());
    }

    [Fact]
    public void Of_a_row_that_nobody_claims_and_without_a_link_only_keys_are_sought()
    {
        data.Row(1);
        var facts = data.Facts();
        facts.AtRows([Contact(1)]);
        Assert.Equal(["contact id 1", "key value 8"], data.Reads());
        Assert.Empty(facts.Of(Contact(1)).Claims);
        Assert.Equal([RowId(1)], facts.All().Select(row => row.Row.Id));
    }

    [Fact]
    public void Rows_of_tables_that_are_not_linked_are_not_looked_at()
    {
        var facts = data.Facts();
        facts.AtRows([new RowKey("account", RowId(1))]);
        Assert.Empty(data.Reads());
        Assert.Empty(facts.All());
    }

    [Fact]
    public void A_link_to_a_profile_that_is_gone_meanwhile_is_nobodys_any_more()
    {
        data.Profile(1);
        data.Key(1, 1);
        data.Row(1, ProfileId(1));
        var facts = data.Facts();
        facts.AtProfiles([ProfileId(1)]);
        facts.ReadRows();
        Assert.Equal(Customer(1), facts.Of(Contact(1)).LinkedCustomer);
        data.Service.Remove(Names.CustomerProfile.Table, ProfileId(1));
        facts.Prove([Contact(1)]);
        Assert.Equal((default, null, 0), (facts.Of(Contact(1)).LinkedCustomer, facts.Of(Contact(1)).Claims[0].Profile, facts.CustomersWithProfile));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public void A_row_is_unsettled_whose_key_is_read_older_than_before(int minutes, bool expected)
    {
        var facts = SeenAtOnce();
        data.Later(minutes);
        data.Key(1, 1);
        facts.Prove([Contact(1)]);
        Assert.Equal(expected, facts.IsUnsettled(Contact(1)));
    }

    [Fact]
    public void A_row_is_unsettled_whose_key_cannot_be_read_any_more_and_settled_again_when_it_can()
    {
        var facts = SeenAtOnce();
        data.Service.Remove(Names.AlternateKey.Table, KeyId(1));
        facts.Prove([Contact(1)]);
        Assert.Equal((true, false), (facts.IsUnsettled(Contact(1)), facts.IsClaimed(Contact(1))));

        // What was taken for lost once is not sought for again: what is there now decides.
        facts.Prove([Contact(1)]);
        Assert.False(facts.IsUnsettled(Contact(1)));
    }

    [Fact]
    public void A_key_that_moved_meanwhile_leaves_its_row_settled()
    {
        var facts = SeenAtOnce();
        data.Later();
        data.Key(2, 1);
        facts.Prove([Contact(1)]);
        Assert.Equal((false, Customer(2)), (facts.IsUnsettled(Contact(1)), Assert.Single(facts.Of(Contact(1)).Claims).Customer));
    }

    [Fact]
    public void Of_customers_all_keys_and_profiles_are_read_and_no_row_is_looked_at_for_them()
    {
        data.Profile(1);
        data.Key(1, 1, value: "no id");
        data.Key(2, 2, value: "no id either", ring: Ring(7));
        data.Key(3, 3, value: "nor this");
        var facts = data.Facts();
        facts.ReadCustomers([Customer(1), Customer(2)]);
        Assert.Equal(["key customer 8", "profile customer 8"], data.Reads());
        Assert.Equal(["no id", "no id either"], facts.KeyProblems.Select(problem => problem.Key.Value).Order());
        Assert.Equal((1, true), (facts.CustomersWithProfile, facts.IsClaimed(Contact(7))));
        facts.ReadRows();
        Assert.Empty(data.Reads());
    }

    [Fact]
    public void Without_customers_nothing_is_read()
    {
        data.Key(0, 1);
        data.Facts().ReadCustomers([]);
        Assert.Empty(data.Reads());
    }

    [Fact]
    public void Keys_without_a_customer_are_read_by_that()
    {
        data.Key(0, 1);
        data.Key(1, 2);
        var facts = data.Facts();
        facts.ReadKeysWithoutCustomer();
        Assert.Equal(["key customer 0"], data.Reads());
        Assert.Equal(IssueCode.CustomerIdMissing, Assert.Single(facts.KeyProblems).Code);
    }

    [Fact]
    public void A_row_that_only_a_ring_claims_is_claimed_once_the_keys_of_the_customer_were_read()
    {
        data.Profile(1);
        data.Key(1, 5, ring: Ring(1));
        data.Row(1);
        var facts = data.Facts();
        facts.ReadCustomers([Customer(1)]);
        facts.AtRows([Contact(1)]);
        Assert.Equal((ClaimKind.KeyRing, ProfileId(1)), (facts.Of(Contact(1)).Claims[0].Kind, facts.Of(Contact(1)).Claims[0].Profile));
        Assert.True(facts.IsProven(Contact(1)));
    }

    [Fact]
    public void A_table_that_keys_name_for_the_first_time_is_judged_before_they_claim_anything()
    {
        var tables = data.Tables(Table("contact", 1, hasKeys: false));
        data.Key(1, 1);
        data.Key(1, 2, table: "card", dataSource: "Files");
        var facts = data.Facts(tables);
        facts.AtKeys([KeyId(1), KeyId(2)]);
        Assert.Equal((true, false), (facts.IsClaimed(Contact(1)), facts.IsClaimed(new RowKey("card", RowId(2)))));
        Assert.Equal(2, tables.Current.Tables.Count);
    }

    /// <summary>A row that a key claims, as an event finds it.</summary>
    private FactCollector SeenAtOnce()
    {
        data.Profile(1);
        data.Key(1, 1);
        data.Row(1);
        var facts = data.Facts();
        facts.AtKeys([KeyId(1)]);
        facts.ReadRows();
        return facts;
    }
}

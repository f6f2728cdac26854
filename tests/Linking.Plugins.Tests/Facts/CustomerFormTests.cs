using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Facts;

/// <summary>Under how many forms of their CustomerId the keys and profiles of customers are sought.</summary>
public class CustomerFormTests
{
    private readonly UnifiedData data = new();

    [Fact]
    public void Where_one_read_has_room_every_form_of_a_profile_is_asked_for() => FindsAll(100, 1, "key id 100", "profile customer 400");

    [Fact]
    public void Where_it_has_not_the_forms_are_asked_for_that_the_first_profiles_show() =>
        FindsAll(126, 1, "key id 126", "profile customer 400", "profile customer 26");

    [Fact]
    public void Those_who_are_not_found_so_are_sought_under_every_form()
    {
        for (var customer = 200; customer < 203; customer++)
        {
            data.Profile(customer, format: "D");
            data.Key(customer, customer);
        }

        FindsAll(126, 1, "key id 129", "profile customer 400", "profile customer 29", "profile customer 12");
    }

    [Fact]
    public void Where_the_first_customers_have_no_profile_the_others_are_sought_under_every_form() =>
        FindsAll(126, 101, "key id 126", "profile customer 400", "profile customer 104");

    [Fact]
    public void The_keys_of_many_customers_are_sought_in_the_forms_that_are_known_and_then_in_every_form()
    {
        var ids = Enumerable.Range(1, 126).Select(customer => data.Profile(customer)).ToList();
        data.Key(1, 1);
        data.Key(2, 2, format: "D");
        var facts = data.Facts(TablesWith("N"));
        facts.AtProfiles(ids);
        Assert.Equal(["profile id 126", "key customer 126", "key customer 500"], data.Reads());
        Assert.Equal((true, true), (facts.IsClaimed(Contact(1)), facts.IsClaimed(Contact(2))));
    }

    [Fact]
    public void The_text_that_was_met_is_asked_for_even_in_a_form_of_its_own()
    {
        data.Profile(1, text: "{" + CustomerText(1, "D") + "}");
        data.Key(1, 1);
        data.Service.Find("msdynci_alternatekey", KeyId(1))!["msdynci_customerid"] = "{" + CustomerText(1, "D") + "}";
        var facts = data.Facts();
        facts.AtProfiles([ProfileId(1)]);
        Assert.Equal(["profile id 1", "key customer 5"], data.Reads());
        Assert.True(facts.IsClaimed(Contact(1)));
    }

    private void FindsAll(int customers, int firstWithProfile, params string[] reads)
    {
        var keys = data.Service.All("msdynci_alternatekey").ConvertAll(key => key.Id);
        for (var customer = 1; customer <= customers; customer++)
        {
            keys.Add(data.Key(customer, customer));
            if (customer >= firstWithProfile)
            {
                data.Profile(customer);
            }
        }

        var facts = data.Facts();
        facts.AtKeys(keys);
        Assert.Equal(reads, data.Reads());
        Assert.Equal(keys.Count - firstWithProfile + 1, facts.CustomersWithProfile);
    }

    private SourceTables TablesWith(string form) =>
        data.TablesOf(Snapshot(Table("contact", 1)) with { CustomerIdForms = [.. CustomerIdForm.Seen([CustomerText(1, form)])] });
}

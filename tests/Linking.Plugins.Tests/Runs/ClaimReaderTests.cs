using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Runs.KeyTable;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Profiles and keys are read each once, and no oftener than is needed to know who claims a row.</summary>
public class ClaimReaderTests
{
    private static readonly RowKey Contact = new("contact", Row);

    private readonly KeyTable table = new();

    [Fact]
    public void Profiles_and_keys_are_read_by_id_and_claim_at_once()
    {
        table.Rows.AddRange([ProfileRow(), Key()]);
        var reader = table.Reader();
        Assert.Equal(Profile, Assert.Single(reader.ReadProfiles([Profile, Row])).Id);
        Assert.Equal(KeyId, Assert.Single(reader.ReadKeys([KeyId])).Id);
        Assert.Equal(Profile, Assert.Single(reader.Book.ClaimsOn(Contact)).ProfileId);
        Assert.Equal(["profile id 2", "key id 1"], table.Asked());
        Assert.Equal(Profile, reader.FromImage(ProfileRow())!.Id);
        Assert.Null(reader.FromImage(null));
    }

    [Fact]
    public void Profiles_that_are_known_are_not_read_again_unless_there_may_be_another_one()
    {
        table.Rows.AddRange([ProfileRow(), Key()]);
        var reader = table.Reader();
        reader.ReadKeys([KeyId]);
        reader.ReadProfiles([Profile]);
        reader.ReadProfilesOf([Contact]);
        Assert.Equal(["key id 1", "profile id 1"], table.Asked());
        reader.ReadAllProfilesOf([Contact]);
        reader.ReadAllProfilesOf([Contact]);
        reader.ReadAllProfilesOf([Customer, CustomerId.Parse(null)]);
        Assert.Equal(["key id 1", "profile id 1", "profile customerid 4"], table.Asked());
    }

    [Fact]
    public void What_was_read_elsewhere_is_taken_and_not_read_again()
    {
        var reader = table.Reader();
        reader.Take([new ProfileReader(new BlockQuery(table.Service), Snapshot().Profile, []).ToRow(ProfileRow())], [AlternateKeyRow.From(Key())]);
        reader.ReadKeysOf(Texts(Customer));
        reader.ReadAllProfilesOf([Contact]);
        Assert.Empty(table.Asked());
        Assert.Equal(Profile, Assert.Single(reader.Book.ClaimsOn(Contact)).ProfileId);
        Assert.Equal([Customer], reader.CustomersRead);
        Assert.True(reader.HasReadKeysOf(Customer));
    }

    [Fact]
    public void The_keys_of_a_customer_who_came_with_a_profile_alone_are_still_to_be_read()
    {
        var reader = table.Reader();
        reader.Take([new ProfileReader(new BlockQuery(table.Service), Snapshot().Profile, []).ToRow(ProfileRow())], []);
        Assert.Equal((false, 1), (reader.HasReadKeysOf(Customer), reader.CustomersRead.Count()));
    }

    [Fact]
    public void Rivals_are_sought_under_the_usual_form_and_those_that_are_known_and_each_text_once()
    {
        table.Rows.Add(Key(form: "N", value: Row.ToString("B")));
        var reader = table.Reader();
        reader.ReadKeys([KeyId]);
        table.Service.Queries.Clear();
        reader.ReadRivals([Contact], everyForm: false);
        reader.ReadRivals([Contact], everyForm: false);
        Assert.Equal(["key alternatevalue 2"], table.Asked());
        reader.ReadRivals([Contact], everyForm: true);
        reader.ReadRivals([Contact], everyForm: true);
        Assert.Equal(["key alternatevalue 2", "key alternatevalue 6", "profile crm_contact_contactid 8"], table.Asked());
    }

    [Fact]
    public void Rivals_that_stand_in_a_profiles_own_column_are_found()
    {
        var rival = ProfileRow();
        rival[WinnerColumn] = Row.ToString("D");
        table.Rows.Add(rival);
        var reader = table.Reader();
        reader.ReadRivals([Contact], everyForm: true);
        Assert.Equal(Profile, Assert.Single(reader.Book.ClaimsOn(Contact)).ProfileId);
    }

    [Fact]
    public void Owners_are_read_with_all_of_their_keys_and_only_once()
    {
        table.Rows.AddRange([ProfileRow(), Key()]);
        var reader = table.Reader();
        reader.ReadOwners([Profile]);
        reader.ReadOwners([Profile]);
        Assert.Equal(["profile id 1", "key customerid 4"], table.Asked());
        Assert.Single(reader.Book.ClaimsOn(Contact));
    }

    [Fact]
    public void An_owner_who_is_not_there_is_sought_once()
    {
        var reader = table.Reader();
        reader.ReadOwners([Profile]);
        reader.ReadOwners([Profile]);
        Assert.Equal(["profile id 1"], table.Asked());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_key_proves_its_profile_where_profiles_hold_no_keys(bool hasKeyColumns, bool proves)
    {
        var key = Key();
        key[Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, Profile) { Name = Profile.ToString("N") };
        table.Rows.Add(key);
        var reader = table.Reader(hasKeyColumns: hasKeyColumns);
        reader.ReadKeys([KeyId]);
        Assert.Equal(proves, reader.Book.HasProfile(Customer));
    }

    private static Dictionary<CustomerId, string> Texts(CustomerId customer) => new() { [customer] = customer.Text };
}

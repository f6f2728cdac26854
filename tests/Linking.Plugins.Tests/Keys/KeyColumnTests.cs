using Linking.Plugins.Keys;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Tests.Keys;

public class KeyColumnTests
{
    private static readonly SourcePair Contacts = new("CRM Online", "Contact");

    [Theory]
    [InlineData("msdynci_crmonline_contact_contactid", false)]
    [InlineData("msdynci_crm_online_contact_contactid", false)]
    [InlineData("msdynci_crmonline_contact_contactid_alternate", true)]
    [InlineData("msdynci_contact_contactid_alternate", true)]
    [InlineData("msdynci_contact_contactid", false)]
    public void A_key_column_is_found_by_its_ending(string column, bool isList)
    {
        var found = Assert.Single(KeyColumn.Find([column], Contacts, "contactid"));
        Assert.Equal(isList, found.IsList);
    }

    [Theory]
    [InlineData("Münchén Données", "msdynci_munchen_donnees_contact_contactid")]
    [InlineData("Mu\u0308nchen", "msdynci_munchen_contact_contactid")]
    [InlineData("Łódź Ørsted", "msdynci_lodz_orsted_contact_contactid")]
    [InlineData("MÜNCHÉN", "msdynci_münchén_contact_contactid")]
    public void A_key_column_belongs_to_the_data_source_whose_simplified_name_it_carries(string dataSource, string column)
    {
        Assert.Single(KeyColumn.Find([column], new SourcePair(dataSource, "contact"), "contactid"));
        Assert.Empty(KeyColumn.Find([column], new SourcePair("Möchten", "contact"), "contactid"));
    }

    [Theory]
    [InlineData("msdynci_fullname")]
    [InlineData("msdynci_shop_contact_contactid")]
    [InlineData("msdynci_crmonline_contact_emailaddress1")]
    [InlineData("new_crmonline_contact_contactid")]
    [InlineData("msdynci_crmonline_subcontact_contactid")]
    [InlineData("msdynci_crmonline_account_accountid")]
    [InlineData("msdynci__contact_contactid")]
    [InlineData("new_xyz_crmonline_contact_contactid")]
    public void Other_columns_are_not(string column)
    {
        Assert.Empty(KeyColumn.Find([column], Contacts, "contactid"));
    }

    [Fact]
    public void A_table_with_an_underscore_in_its_name_is_told_from_a_data_source_that_ends_so()
    {
        const string Column = "msdynci_crm_new_member_new_memberid";
        Assert.Single(KeyColumn.Find([Column], new SourcePair("crm", "new_member"), "new_memberid"));
        Assert.Empty(KeyColumn.Find([Column], new SourcePair("other", "new_member"), "new_memberid"));
    }

    [Fact]
    public void A_list_is_split_at_semicolons_and_trimmed()
    {
        var column = new KeyColumn("c", Contacts, IsList: true);
        Assert.Equal(["1", "2", "3"], column.Read("1; 2;;3 ;").Select(key => key.Value));
        Assert.Empty(column.Read(null));
    }

    [Fact]
    public void A_single_key_is_not_split()
    {
        Assert.Equal(["a;b"], new KeyColumn("c", Contacts, IsList: false).Read(" a;b ").Select(key => key.Value));
    }

    [Fact]
    public void A_column_named_after_another_column_of_the_table_betrays_a_wrong_primary_key()
    {
        var table = new TableShape("contact", "contactid", TableKind.Standard, true, ["contactid", "emailaddress1", "fullname"], null);
        Assert.Equal(["emailaddress1"], KeyColumn.FindOther(["msdynci_crmonline_contact_emailaddress1", "msdynci_x"], Contacts, table));
    }
}

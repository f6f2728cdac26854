using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Requirements;

public class SnapshotReaderTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Customer = new("ce759201-f786-d590-bf21-34bff576c369");
    private static readonly SourcePair Contacts = new(LinkingOrganization.DataSource, "contact");

    [Fact]
    public void Where_only_the_assembly_was_registered_settings_are_the_built_in_ones_and_no_table_is_known()
    {
        using var organization = new LinkingOrganization(withSolution: false);
        var snapshot = Read(organization);
        Assert.Equal((Noon, new LinkingSettings()), (snapshot.TakenAt, snapshot.Settings));
        Assert.Empty(snapshot.Unmet);
        Assert.Empty(snapshot.Tables);
        Assert.NotNull(snapshot.AlternateKey);
        Assert.False(snapshot.Has(Names.SourceTable.Table));
    }

    [Fact]
    public void Where_there_are_no_environment_variables_none_is_asked_for()
    {
        var service = new ScriptedService(_ => new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } });
        Assert.Equal(new LinkingSettings(), new SnapshotReader(service, () => Noon).Read().Settings);
        Assert.Empty(service.Queries);
    }

    [Theory]
    [InlineData("msdynci_unifiedcontact")]
    [InlineData("msdynci_unifiedcontact_alternatekey")]
    public void Either_table_of_business_accounts_is_seen_and_source_tables_are_not_looked_at(string table)
    {
        using var organization = new LinkingOrganization();
        organization.Dataverse.DefineTable(
            new TableDefinition { LogicalName = table, PrimaryId = table + "id", PrimaryName = "name", Columns = [ColumnDefinition.Text("name")] });
        var snapshot = Read(organization);
        Assert.Equal(RequirementCode.IndividualCustomers, Assert.Single(snapshot.Unmet).Code);
        Assert.Empty(snapshot.Tables);
    }

    [Fact]
    public void Settings_and_declared_tables_are_read_where_the_solution_is()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.EnvironmentUrl, "https://contoso.example");
        var snapshot = Read(organization);
        var facts = snapshot.Tables[Contacts].Facts;
        Assert.Equal(("https://contoso.example", "https://contoso.example", true),
            (snapshot.Settings.EnvironmentUrl, facts.EnvironmentUrl, facts.DeclarationsExist));
        Assert.Equal(["CRM / contact", "CRM / lead"], snapshot.Tables.Keys.Select(pair => pair.ToString()).Order());
        Assert.Equal("contactid", facts.Shape!.PrimaryId);
    }

    [Fact]
    public void A_table_takes_part_by_its_columns_on_the_profile_or_by_its_keys()
    {
        using var organization = new LinkingOrganization(contactSources: ["CRM", "Shop", "Files"]);
        organization.WriteKey(Customer, organization.Contact().ToString(), dataSource: "Shop");
        var snapshot = Read(organization);
        Assert.Equal([("CRM", 2, true), ("Files", 0, false), ("Shop", 0, true)], Contacted(snapshot));
        Assert.Equal((1, 1),
            (snapshot.Tables[new SourcePair("Shop", "contact")].Facts.SampledKeys, snapshot.Tables[new SourcePair("Shop", "contact")].Facts.SampledRows));
        Assert.Single(snapshot.CustomerIdForms);
    }

    [Fact]
    public void The_forms_of_a_new_sample_are_added_to_those_that_were_seen()
    {
        using var organization = new LinkingOrganization();
        organization.WriteKey(Customer, organization.Contact().ToString());
        var snapshot = Read(organization);
        organization.WriteKey(Customer, organization.Contact().ToString(), dataSource: "Shop", format: "D");
        var shop = snapshot.Tables[Contacts].Table with { Pair = new SourcePair("Shop", "contact") };
        var judged = Reader(organization).Judge(snapshot, [shop]);
        Assert.Equal(2, judged.CustomerIdForms.Count);
        Assert.Equal(3, judged.Tables.Count);
        Assert.Same(snapshot, Reader(organization).Judge(snapshot, []));
    }

    [Fact]
    public void A_table_that_is_not_here_has_neither_shape_nor_key_columns()
    {
        using var organization = new LinkingOrganization();
        organization.Declare("CRM", "gone", "goneid");
        var state = Read(organization).Tables[new SourcePair("CRM", "gone")];
        Assert.Null(state.Facts.Shape);
        Assert.Empty(state.KeyColumns);
        Assert.Empty(state.Facts.OtherKeyColumns);
    }

    [Theory]
    [InlineData("msdynci_crm_account_name", "name")]
    [InlineData("msdynci_crm_account_accountid", null)]
    public void Columns_of_another_key_are_looked_for_where_the_profile_has_none_of_the_real_one(string column, string? other)
    {
        using var organization = new LinkingOrganization();
        AddProfileColumn(organization, column);
        AddProfileColumn(organization, "msdynci_crm_contact_lastname");
        organization.Declare("CRM", "account", string.Empty);
        var snapshot = Read(organization);
        Assert.Equal(other is null ? [] : [other], snapshot.Tables[new SourcePair("CRM", "account")].Facts.OtherKeyColumns);
        Assert.Empty(snapshot.Tables[Contacts].Facts.OtherKeyColumns);
    }

    private static void AddProfileColumn(LinkingOrganization organization, string name)
    {
        organization.System.Execute(new CreateAttributeRequest
        {
            EntityName = Names.CustomerProfile.Table,
            Attribute = new StringAttributeMetadata { SchemaName = name, LogicalName = name, MaxLength = 4000, DisplayName = new Label(name, 1033) },
        });
    }

    private static IEnumerable<(string DataSource, int KeyColumns, bool HasKeys)> Contacted(OrganizationSnapshot snapshot)
    {
        return snapshot.Tables.Values.Where(table => table.Pair.EntityName == "contact")
            .Select(table => (table.Pair.DataSource, table.KeyColumns.Count, table.Facts.HasKeys))
            .OrderBy(table => table.DataSource, StringComparer.Ordinal);
    }

    private static OrganizationSnapshot Read(LinkingOrganization organization) => Reader(organization).Read();

    private static SnapshotReader Reader(LinkingOrganization organization) => new(organization.System, () => Noon);
}

using Linking.Plugins.Requirements;
using Linking.Plugins.Tests.Scenarios;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>What is proposed for a data source and table follows from the definitions, not from who met its keys first.</summary>
public class SourceTableProposalTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData("contact1", "contact", "contactid")]
    [InlineData("Contact", "contact", "contactid")]
    [InlineData(" LEAD12 ", "lead", "leadid")]
    [InlineData("newsletter", null, null)]
    [InlineData("2026", null, null)]
    public void Events_and_discovery_propose_the_same(string entityName, string? logicalName, string? primaryKey)
    {
        var byEvent = Propose(entityName, organization => organization.Run());
        var byDiscovery = Propose(entityName, organization => organization.Call(Names.Api.DiscoverSourceTables));
        Assert.Equal((logicalName, primaryKey), byEvent);
        Assert.Equal(byEvent, byDiscovery);
    }

    [Fact]
    public void A_discovery_after_the_event_finds_nothing_to_add()
    {
        using var organization = new LinkingOrganization();
        organization.WriteProfile(A);
        organization.WriteKey(A, Guid.NewGuid().ToString(), "contact1", "Shop");
        organization.Run();
        Assert.Equal(0, organization.Call(Names.Api.DiscoverSourceTables)["Added"]);
    }

    [Fact]
    public void A_primary_key_is_not_proposed_where_the_profile_names_another_one_by_events_either()
    {
        var (logicalName, primaryKey) = Propose("account", organization => organization.Run(), column: "msdynci_shop_account_accountnumber");
        Assert.Equal(("account", null), (logicalName, primaryKey));
    }

    [Theory]
    [InlineData("contact1", "contact1|contact")]
    [InlineData(" Contact", "contact")]
    [InlineData("2026", "2026")]
    [InlineData("", "")]
    public void The_very_name_goes_before_the_name_without_its_number(string entityName, string expected)
    {
        Assert.Equal(expected, string.Join('|', SourceTableProposal.NamesFor(entityName)));
    }

    private static (string? LogicalName, string? PrimaryKey) Propose(string entityName, Action<LinkingOrganization> meet, string? column = null)
    {
        using var organization = new LinkingOrganization();
        if (column is not null)
        {
            organization.System.Execute(new Microsoft.Xrm.Sdk.Messages.CreateAttributeRequest
            {
                EntityName = Names.CustomerProfile.Table,
                Attribute = new Microsoft.Xrm.Sdk.Metadata.StringAttributeMetadata { SchemaName = column, LogicalName = column, MaxLength = 100 },
            });
        }

        organization.WriteProfile(A);
        organization.WriteKey(A, Guid.NewGuid().ToString(), entityName, "Shop");
        meet(organization);
        var row = organization.All(Names.SourceTable.Table).Single(table => table.GetAttributeValue<string>(Names.SourceTable.DataSource) == "Shop");
        Assert.False(row.GetAttributeValue<bool>(Names.SourceTable.Declared));
        return (row.GetAttributeValue<string>(Names.SourceTable.LogicalName), row.GetAttributeValue<string>(Names.SourceTable.PrimaryKey));
    }
}

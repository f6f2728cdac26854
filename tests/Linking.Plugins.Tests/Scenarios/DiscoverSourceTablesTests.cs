using System.Text.Json;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class DiscoverSourceTablesTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void A_fresh_organisation_gets_a_source_table_for_whatever_its_keys_name()
    {
        using var organization = Fresh();
        Key(organization, "CRM", "contact", Guid.NewGuid().ToString());
        Key(organization, "crm", "Contact", Guid.NewGuid().ToString());
        Key(organization, "CRM", "contact1", Guid.NewGuid().ToString());
        Key(organization, "Mail", "newsletter", "nobody@example.com");

        var response = organization.Call(Names.Api.DiscoverSourceTables);

        Assert.Equal((4, 4), ((int)response["Found"], (int)response["Added"]));
        var rows = organization.All(Names.SourceTable.Table);
        Assert.Equal(
            ["crm / contact1: contact contactid", "crm / contact: contact contactid", "crm / lead: lead leadid", "mail / newsletter:  "],
            rows.Select(row => (row[Names.SourceTable.Name] + ": " + row.GetAttributeValue<string>(Names.SourceTable.LogicalName) + " "
                + row.GetAttributeValue<string>(Names.SourceTable.PrimaryKey)).ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            Assert.False(row.GetAttributeValue<bool>(Names.SourceTable.Declared));
            Assert.Equal((int)Connector.Unknown, row.GetAttributeValue<OptionSetValue>(Names.SourceTable.Connector).Value);
            Assert.Equal((int)SourceTableStatus.NotChecked, row.GetAttributeValue<OptionSetValue>(Names.SourceTable.Status).Value);
        });

        var detail = JsonDocument.Parse((string)response["Detail"]).RootElement;
        Assert.True(detail.GetProperty("complete").GetBoolean());
        Assert.Equal(4, detail.GetProperty("keysRead").GetInt32());
        var contact = detail.GetProperty("tables").EnumerateArray()
            .First(table => string.Equals(table.GetProperty("entityName").GetString(), "contact", StringComparison.OrdinalIgnoreCase));
        Assert.Equal((2, "msdynci_crm_contact_contactid", true),
            (contact.GetProperty("keys").GetInt32(), contact.GetProperty("keyColumn").GetString(), contact.GetProperty("added").GetBoolean()));
    }

    [Fact]
    public void A_second_discovery_adds_and_changes_nothing()
    {
        using var organization = new LinkingOrganization();
        Key(organization, "CRM", "contact", Guid.NewGuid().ToString());
        Assert.Equal(0, organization.Call(Names.Api.DiscoverSourceTables)["Added"]);
        Key(organization, "ERP", "contact", Guid.NewGuid().ToString());
        Assert.Equal(1, organization.Call(Names.Api.DiscoverSourceTables)["Added"]);
        var row = organization.All(Names.SourceTable.Table).Single(table => table.GetAttributeValue<string>(Names.SourceTable.DataSource) == "ERP");
        organization.System.Update(
            new Entity(Names.SourceTable.Table, row.Id) { [Names.State.Code] = new OptionSetValue(1), [Names.State.Reason] = new OptionSetValue(2) });
        var before = organization.All(Names.SourceTable.Table).ToDictionary(table => table.Id, table => table.RowVersion);

        var response = organization.Call(Names.Api.DiscoverSourceTables);

        Assert.Equal((3, 0), ((int)response["Found"], (int)response["Added"]));
        Assert.Equal(before, organization.All(Names.SourceTable.Table).ToDictionary(table => table.Id, table => table.RowVersion));
    }

    [Fact]
    public void A_table_whose_keys_are_of_another_column_gets_no_primary_key_so_that_the_requirement_is_seen_to_be_unmet()
    {
        using var organization = Fresh();
        organization.System.Execute(new Microsoft.Xrm.Sdk.Messages.CreateAttributeRequest
        {
            EntityName = Names.CustomerProfile.Table,
            Attribute = new Microsoft.Xrm.Sdk.Metadata.StringAttributeMetadata
            {
                SchemaName = "msdynci_shop_account_accountnumber",
                LogicalName = "msdynci_shop_account_accountnumber",
                MaxLength = 100
            },
        });
        Key(organization, "Shop", "account", "A-1");
        organization.Call(Names.Api.DiscoverSourceTables);
        var row = organization.All(Names.SourceTable.Table).Single(table => table.GetAttributeValue<string>(Names.SourceTable.EntityName) == "account");
        Assert.Equal("account", row[Names.SourceTable.LogicalName]);
        Assert.False(row.Contains(Names.SourceTable.PrimaryKey));
    }

    [Fact]
    public void A_discovery_that_runs_out_of_time_says_so()
    {
        using var organization = new LinkingOrganization();
        var now = organization.Dataverse.Clock.UtcNow;
        organization.Dataverse.Load(Names.AlternateKey.Table, Enumerable.Range(0, 1500).Select(_ => KeyOf("ERP", "contact", Guid.NewGuid().ToString())));
        var scope = new global::Linking.Plugins.Execution.ExecutionScope
        {
            Service = organization.System,
            Trace = _ => { },
            UtcNow = () => now += TimeSpan.FromSeconds(50),
            StartedOn = now,
        };
        var result = new global::Linking.Plugins.CustomApis.Discovery(scope).Execute();
        Assert.False(result.IsComplete);
        Assert.Contains("The time was over", result.ToJson(), StringComparison.Ordinal);
    }

    private static LinkingOrganization Fresh()
    {
        var organization = new LinkingOrganization();
        foreach (var table in organization.All(Names.SourceTable.Table))
        {
            organization.System.Delete(Names.SourceTable.Table, table.Id);
        }

        return organization;
    }

    private static void Key(LinkingOrganization organization, string dataSource, string table, string value)
    {
        organization.Dataverse.Load(Names.AlternateKey.Table, [KeyOf(dataSource, table, value)]);
    }

    private static Entity KeyOf(string dataSource, string table, string value) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = dataSource,
        [Names.AlternateKey.EntityName] = table,
        [Names.AlternateKey.Value] = value,
        [Names.AlternateKey.CustomerId] = A.ToString("N"),
    };
}

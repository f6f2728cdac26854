using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class SkipTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData(Names.EnvironmentVariable.CustomerKind, "businessAccounts", "IndividualCustomers")]
    [InlineData(Names.EnvironmentVariable.OutputStorage, "privateDataLake", "ManagedOutputStorage")]
    public void An_environment_that_cannot_be_linked_is_skipped_with_the_reason(string variable, string value, string requirement)
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(variable, value);
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();

        var run = Assert.Single(organization.All(Names.Run.Table));
        Assert.Equal((int)global::Linking.Plugins.RunRecords.RunStatus.Skipped, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
        Assert.StartsWith("Linking of Dataverse tables to the CustomerProfile table is skipped.", run.GetAttributeValue<string>(Names.Run.Detail),
            StringComparison.Ordinal);
        Assert.Contains(requirement, run.GetAttributeValue<string>(Names.Run.Tables), StringComparison.Ordinal);
        Assert.False(HasLookup(organization));
        Assert.Equal(0, organization.Dataverse.Requests.Snapshot().Calls("Update", "contact"));
    }

    [Fact]
    public void A_skip_is_recorded_once_and_costs_no_call_while_it_is_remembered()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "privateDataLake");
        organization.WriteProfile(A);
        organization.Run();
        var before = organization.Dataverse.Requests.Snapshot();
        organization.WriteProfile(Guid.NewGuid());
        organization.Run();
        Assert.Equal(0, organization.Dataverse.Requests.Since(before).Calls(origin: CallOrigin.Plugin));

        organization.NextUnification();
        organization.WriteProfile(Guid.NewGuid());
        organization.Run();
        Assert.Single(organization.All(Names.Run.Table));
    }

    [Fact]
    public void A_set_up_for_business_accounts_is_told_by_its_tables()
    {
        using var organization = new LinkingOrganization();
        organization.Dataverse.DefineTable(
            new TableDefinition { LogicalName = Names.BusinessAccounts.UnifiedContact, Kind = EmbeddedDataverse.Metadata.TableKind.Elastic });
        organization.WriteProfile(A);
        organization.Run();
        Assert.Contains("IndividualCustomers", Assert.Single(organization.All(Names.Run.Table))
            .GetAttributeValue<string>(Names.Run.Tables), StringComparison.Ordinal);
    }

    [Fact]
    public void One_skipped_table_does_not_stop_another()
    {
        using var organization = new LinkingOrganization();
        organization.Declare("Files", "contact", "contactid", row =>
            row[Names.SourceTable.Connector] = new OptionSetValue((int)global::Linking.Plugins.Settings.Connector.Other));
        var (contact, other) = (organization.Contact(), organization.Contact());
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.WriteKey(A, other.ToString(), dataSource: "Files");
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Null(organization.LinkOf(other));
        Assert.Contains("DataverseConnector", ReasonsOf(organization, "Files"), StringComparison.Ordinal);
        Assert.Empty(ReasonsOf(organization, LinkingOrganization.DataSource));
    }

    [Fact]
    public void A_pair_that_nobody_declared_is_shown_among_the_source_tables_and_skipped()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact.ToString(), dataSource: "Unheard");
        organization.Run();
        Assert.Contains("SourceTableDeclared", ReasonsOf(organization, "Unheard"), StringComparison.Ordinal);
        Assert.False(HasLookup(organization));
    }

    [Fact]
    public void A_declaration_made_later_is_heeded()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact.ToString(), dataSource: "Later");
        organization.Run();
        var row = organization.All(Names.SourceTable.Table).Single(table => table.GetAttributeValue<string>(Names.SourceTable.DataSource) == "Later");
        organization.System.Update(new Entity(Names.SourceTable.Table, row.Id)
        {
            [Names.SourceTable.Declared] = true,
            [Names.SourceTable.Connector] = new OptionSetValue((int)global::Linking.Plugins.Settings.Connector.Dataverse),
        });
        organization.NextUnification();
        organization.Touch(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(ReasonsOf(organization, "Later"));
    }

    [Fact]
    public void A_setting_that_makes_no_sense_is_named_in_the_failed_job()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.CustomerKind, "both");
        organization.WriteProfile(A);
        organization.Run();
        var message = Assert.Single(organization.FailedJobs()).GetAttributeValue<string>("message");
        Assert.Contains("cpl_CustomerKind is 'both'", message, StringComparison.Ordinal);
    }

    private static string ReasonsOf(LinkingOrganization organization, string dataSource)
    {
        return organization.All(Names.SourceTable.Table)
            .Single(row =>
                row.GetAttributeValue<string>(Names.SourceTable.DataSource) == dataSource
                && row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == "contact")
            .GetAttributeValue<string>(Names.SourceTable.Reasons) ?? string.Empty;
    }

    private static bool HasLookup(LinkingOrganization organization)
    {
        return new global::Linking.Plugins.Schema.TableShapeReader(organization.System).Read(["contact"])["contact"].Lookup is not null;
    }
}

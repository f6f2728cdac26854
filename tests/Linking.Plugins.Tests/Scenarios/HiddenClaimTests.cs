using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Claims that a search for the row does not find: those of KeyRings, and of keys in an unusual form.</summary>
public class HiddenClaimTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Theory]
    [InlineData("B", true)]
    [InlineData("N", false)]
    [InlineData("D", true)]
    public void A_key_in_another_form_goes_before_the_column_of_another_profile(string form, bool upper)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        var value = contact.ToString(form);
        organization.WriteKey(A, upper ? value.ToUpperInvariant() : value);
        organization.WriteProfile(B, ("msdynci_crm_contact_contactid", contact.ToString()));
        organization.Run();
        Assert.Null(organization.LinkOf(contact));

        organization.WriteProfile(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Fact]
    public void An_issue_about_a_row_that_only_a_KeyRing_claims_stays_open()
    {
        using var organization = new LinkingOrganization();
        var missing = Guid.NewGuid();
        organization.WriteProfile(A);
        organization.WriteKey(A, organization.Contact().ToString(), ring: Ring(missing));
        organization.Run();
        for (var run = 1; run <= 3; run++)
        {
            organization.FullRun();
            Assert.Equal(["RowNotFound"], organization.OpenIssueCodes());
        }
    }

    [Fact]
    public void An_issue_about_a_key_column_that_is_no_id_stays_open()
    {
        using var organization = new LinkingOrganization();
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid", "12345"));
        organization.Run();
        for (var run = 1; run <= 3; run++)
        {
            organization.FullRun();
            Assert.Equal(["KeyNotGuid"], organization.OpenIssueCodes());
        }
    }

    [Fact]
    public void A_run_that_began_before_a_KeyRing_was_written_does_not_clear_the_row_that_it_claims()
    {
        using var organization = new LinkingOrganization(settles: true);
        var contact = organization.Contact();
        organization.WriteProfile(A);
        var key = organization.WriteKey(A, contact);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));

        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        var run = organization.FullRun().Id;
        organization.WriteProfile(B);
        organization.WriteKey(B, organization.Contact().ToString(), ring: Ring(contact));
        organization.Run();
        var links = new List<Guid?> { organization.LinkOf(contact) };
        for (var round = 0; round < 8 && StatusOf(organization, run) == RunStatus.Settling; round++)
        {
            organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(31));
            organization.System.Execute(new OrganizationRequest(Names.Api.ProcessNext));
            organization.Run();
            links.Add(organization.LinkOf(contact));
        }

        Assert.Equal(RunStatus.Successful, StatusOf(organization, run));
        Assert.Equal([A, B], links.Distinct());
    }

    private static RunStatus StatusOf(LinkingOrganization organization, Guid run)
    {
        var row = organization.System.Retrieve(Names.Run.Table, run, new ColumnSet(Names.Run.Status));
        return (RunStatus)row.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
    }

    private static string Ring(Guid row) => $"[{{\"dataSourceName\":\"CRM\",\"tableName\":\"contact\",\"preferredKey\":\"{row}\",\"keys\":[\"{row}\"]}}]";
}

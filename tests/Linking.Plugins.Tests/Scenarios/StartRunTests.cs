using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public sealed class StartRunTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    private readonly LinkingOrganization organization = new();

    [Theory]
    [InlineData("Full", RunMode.Full)]
    [InlineData("preview", RunMode.Preview)]
    [InlineData("Repair", RunMode.Repair)]
    [InlineData("UNLINK", RunMode.Unlink)]
    public void A_run_is_queued_under_a_readable_name(string mode, object expected)
    {
        var response = organization.Call(Names.Api.StartRun, ("Mode", mode), ("Tables", "lead, Contact"));
        var run = organization.System.Retrieve(Names.Run.Table, (Guid)response["RunId"], new ColumnSet(true));
        Assert.Equal(response["RunName"], run[Names.Run.Name]);
        Assert.EndsWith(" of contact, lead, 2026-03-01 08:00:00", (string)response["RunName"], StringComparison.Ordinal);
        Assert.Equal((int)RunStatus.Queued, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
        Assert.Equal((int)(RunMode)expected, run.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value);
        Assert.Equal("contact,lead", run[Names.Run.RequestedTables]);
    }

    [Fact]
    public void A_run_of_one_row_links_that_row()
    {
        var contacts = new[] { organization.Contact(), organization.Contact() };
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            [new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString("N"),
            ["msdynci_crm_contact_contactid_alternate"] = contacts[0] + ";" + contacts[1], ["msdynci_crm_contact_contactid"] = contacts[0].ToString() }]);
        organization.Call(Names.Api.StartRun, ("Mode", "Full"), ("Tables", "contact"), ("RowId", contacts[0].ToString("B")));
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contacts[0]));
        Assert.Null(organization.LinkOf(contacts[1]));
    }

    [Theory]
    [InlineData("", null, null, "no mode is given. Give Full, Preview, Repair or Unlink.")]
    [InlineData("Everything", null, null, "the mode 'Everything' is unknown. Give Full, Preview, Repair or Unlink.")]
    [InlineData("Incremental", null, null, "the mode 'Incremental' is unknown")]
    [InlineData("627100001", null, null, "the mode '627100001' is unknown")]
    [InlineData("+627100001", null, null, "the mode '+627100001' is unknown")]
    [InlineData("Full,Preview", null, null, "the mode 'Full,Preview' is unknown. Give Full, Preview, Repair or Unlink.")]
    [InlineData("Full,Unlink", null, null, "the mode 'Full,Unlink' is unknown")]
    [InlineData("Full", "contact,persons", null, "there is no table 'persons' in this environment")]
    [InlineData("Full", "account", null, "the table 'account' is no source table")]
    [InlineData("Full", "contact", "12", "the row id '12' is no GUID")]
    [InlineData("Full", null, "0a1b2c3d-0000-4000-8000-000000000001", "a row id needs exactly one table, and 0 are given")]
    [InlineData("Full", "contact,lead", "0a1b2c3d-0000-4000-8000-000000000001", "a row id needs exactly one table, and 2 are given")]
    [InlineData("Unlink", "contact", "0a1b2c3d-0000-4000-8000-000000000001", "an Unlink run clears the links of whole tables")]
    public void What_cannot_be_done_is_refused_with_the_reason(string mode, string? tables, string? rowId, string expected)
    {
        Assert.Contains(expected, organization.Refusal(Names.Api.StartRun, ("Mode", mode), ("Tables", tables), ("RowId", rowId)), StringComparison.Ordinal);
        Assert.Empty(organization.All(Names.Run.Table));
    }

    [Fact]
    public void A_second_run_on_a_table_is_taken_and_waits_for_the_first()
    {
        organization.Call(Names.Api.StartRun, ("Mode", "Full"), ("Tables", "contact"));
        organization.Call(Names.Api.StartRun, ("Mode", "Full"), ("Tables", null));
        organization.Run();
        Assert.All(organization.All(Names.Run.Table), run =>
            Assert.Equal((int)RunStatus.Successful, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value));
    }

    [Fact]
    public void A_user_who_may_not_create_runs_may_not_start_one()
    {
        var user = organization.Dataverse.CreateUser("Eve");
        var service = organization.Dataverse.ServiceFor(user);
        var fault = Assert.Throws<System.ServiceModel.FaultException<OrganizationServiceFault>>(() =>
            service.Execute(new OrganizationRequest(Names.Api.StartRun) { ["Mode"] = "Full" }));
        Assert.Equal(ErrorCodes.PrivilegeDenied, fault.Detail.ErrorCode);
    }

    public void Dispose() => organization.Dispose();
}

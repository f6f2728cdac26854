using System.ServiceModel;
using System.Text.Json;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Setup;

/// <summary>Taking linking away again, with and without its links.</summary>
public sealed class RemoveLinkingTests : IDisposable
{
    private readonly LinkingOrganization organization = new();

    [Fact]
    public void All_steps_go_and_their_images_and_links_and_steps_of_others_stay()
    {
        var foreign = organization.System.Create(Foreign());
        var contact = LinkedContact();
        var answer = organization.Call(Names.Api.RemoveLinking);
        Assert.Equal((true, 10), ((bool)answer[Names.ApiParameter.Complete], (int)answer[Names.ApiParameter.Removed]));
        Assert.Contains("Links were left as they are", (string)answer[Names.ApiParameter.Summary], StringComparison.Ordinal);
        Assert.Equal(foreign, Assert.Single(organization.All(Names.Step.Table)).Id);
        Assert.Empty(organization.All(Names.StepImage.Table));
        Assert.NotNull(organization.LinkOf(contact));
        Assert.Equal(0, (int)organization.Call(Names.Api.RemoveLinking)[Names.ApiParameter.Removed]);
    }

    [Fact]
    public void After_it_nothing_is_linked_until_set_up_is_called_again()
    {
        organization.Call(Names.Api.RemoveLinking);
        var contact = LinkedContact(expected: false);
        Assert.Null(organization.LinkOf(contact));
        organization.Call(Names.Api.PrepareLinking, (Names.ApiParameter.SkipDiscovery, true));
        Assert.Equal(10, organization.All(Names.Step.Table).Count);
        Assert.NotNull(organization.LinkOf(LinkedContact()));
    }

    [Fact]
    public void With_unlink_the_links_are_cleared_by_a_run_that_can_end_and_the_next_call_takes_the_rest()
    {
        var contact = LinkedContact();
        var first = organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true));
        Assert.Equal((false, 6), ((bool)first[Names.ApiParameter.Complete], (int)first[Names.ApiParameter.Removed]));
        Assert.NotNull(organization.LinkOf(contact));

        var early = organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true));
        Assert.Equal((false, 0, first[Names.ApiParameter.RunId]),
            ((bool)early[Names.ApiParameter.Complete], (int)early[Names.ApiParameter.Removed], early[Names.ApiParameter.RunId]));
        Assert.Contains("Call again when it has ended", (string)early[Names.ApiParameter.Summary], StringComparison.Ordinal);

        organization.Run();
        Assert.Null(organization.LinkOf(contact));
        var last = organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true));
        Assert.Equal((true, 4), ((bool)last[Names.ApiParameter.Complete], (int)last[Names.ApiParameter.Removed]));
        Assert.Equal("Successful", JsonDocument.Parse((string)last[Names.ApiParameter.Detail]).RootElement.GetProperty("run").GetProperty("status")
            .GetString());
        Assert.Empty(organization.All(Names.Step.Table));
    }

    [Fact]
    public void Links_made_since_an_earlier_unlink_are_cleared_by_a_new_run()
    {
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, "Unlink"));
        organization.Run();
        organization.NextUnification();
        var contact = LinkedContact();
        Assert.False((bool)organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true))[Names.ApiParameter.Complete]);
        organization.Run();
        Assert.Null(organization.LinkOf(contact));
    }

    [Fact]
    public void A_run_that_could_not_end_without_the_steps_keeps_them()
    {
        var run = (Guid)organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, "Full"))[Names.ApiParameter.RunId];
        Assert.Contains(run.ToString(), organization.Refusal(Names.Api.RemoveLinking), StringComparison.Ordinal);
        Assert.Contains("cpl_ControlRun", organization.Refusal(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true)), StringComparison.Ordinal);
        Assert.Equal(10, organization.All(Names.Step.Table).Count);
        organization.Call(Names.Api.ControlRun, (Names.ApiParameter.RunId, run), (Names.ApiParameter.Action, "cancel"));
        Assert.True((bool)organization.Call(Names.Api.RemoveLinking)[Names.ApiParameter.Complete]);
    }

    [Fact]
    public void Where_the_unlink_run_is_skipped_it_says_why_and_leaves_the_choice()
    {
        organization.SetVariable(Names.EnvironmentVariable.CustomerKind, "businessAccounts");
        organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true));
        organization.Run();
        var answer = organization.Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, true));
        Assert.False((bool)answer[Names.ApiParameter.Complete]);
        Assert.Contains("IndividualCustomers", (string)answer[Names.ApiParameter.Summary], StringComparison.Ordinal);
        Assert.True((bool)organization.Call(Names.Api.RemoveLinking)[Names.ApiParameter.Complete]);
    }

    [Fact]
    public void It_needs_a_privilege_that_only_administrators_have()
    {
        var user = organization.Dataverse.CreateUser("reader");
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            SetupOrganization.CallAs(organization.Dataverse.ServiceFor(user), Names.Api.RemoveLinking));
        Assert.Contains(Names.Privilege.DeleteSourceTable, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => organization.Dispose();

    private Guid LinkedContact(bool expected = true)
    {
        var (customer, contact) = (Guid.NewGuid(), organization.Contact());
        organization.WriteProfile(customer);
        organization.WriteKey(customer, contact);
        organization.Run();
        organization.NextUnification();
        Assert.Equal(expected, organization.LinkOf(contact) is not null);
        return contact;
    }

    private Entity Foreign()
    {
        var step = organization.All(Names.Step.Table)[0];
        var row = new Entity(Names.Step.Table);
        foreach (var column in new[] { "name", "sdkmessageid", "sdkmessagefilterid", "stage", "mode", "rank" })
        {
            row[column] = step[column];
        }

        row["plugintypeid"] = new EntityReference("plugintype", organization.Dataverse.RegisterPlugin(new Idle(), "Contoso.Idle"));
        return row;
    }
}

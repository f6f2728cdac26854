using System.ServiceModel;
using EmbeddedDataverse;
using Linking.Plugins.Registration;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Setup;

public class PrepareLinkingTests
{
    private static readonly string[] Events = [Names.CustomerProfile.Table, Names.AlternateKey.Table];
    private static readonly string[] AllOf =
    [
        Names.Privilege.DeleteSourceTable, "prvReadcpl_SourceTable", "prvCreatecpl_SourceTable", "prvAppendcpl_SourceTable",
        "prvReadPluginType", "prvReadSdkMessage", "prvReadSdkMessageProcessingStep", "prvCreateSdkMessageProcessingStep",
        "prvReadSdkMessageProcessingStepImage", "prvCreateSdkMessageProcessingStepImage",
        "prvRead" + Names.CustomerProfile.Table, "prvRead" + Names.AlternateKey.Table,
        "prvReadEnvironmentVariableDefinition",
    ];

    private static readonly string[] Own = [Names.Run.Table, Names.Batch.Table];

    [Theory]
    [InlineData(TableKind.Elastic)]
    [InlineData(TableKind.Standard)]
    public void The_steps_of_the_list_are_registered_for_the_kind_of_table(TableKind kind)
    {
        using var organization = new SetupOrganization(kind);
        var answer = organization.Prepare();
        Assert.All(Events.Concat(Own), table => Assert.Equal(
            StepList.For(table, table.StartsWith("cpl_", StringComparison.Ordinal) ? Plugins.Schema.TableKind.Standard
                : Enum.Parse<Plugins.Schema.TableKind>(kind.ToString())).Select(step => step.Message).Order(StringComparer.Ordinal),
            organization.MessagesOf(table)));
        Assert.Equal(answer.Steps.Count, answer.Count("Created"));
        Assert.All(organization.Steps(), step =>
        {
            Assert.Equal((40, 1, 10, 0),
                (Choice(step, "stage"), Choice(step, "mode"), step.GetAttributeValue<int>("rank"), Choice(step, "supporteddeployment")));
            Assert.True(step.GetAttributeValue<bool>("asyncautodelete"));
        });
    }

    [Fact]
    public void A_second_call_writes_nothing()
    {
        using var organization = new SetupOrganization();
        var first = 0;
        Assert.True(organization.WritesOf(() => first = organization.Prepare().Changed) >= first && first > 0);
        SetupAnswer? second = null;
        Assert.Equal(0, organization.WritesOf(() => second = organization.Prepare()));
        Assert.Equal((0, second!.Steps.Count), (second.Changed, second.Count("Unchanged")));
    }

    [Fact]
    public void Linking_works_on_steps_that_only_set_up_registered()
    {
        using var organization = new LinkingOrganization();
        foreach (var step in organization.All(Names.Step.Table))
        {
            organization.System.Delete(Names.Step.Table, step.Id);
        }

        var (customer, contact) = (Guid.NewGuid(), organization.Contact());
        organization.Call(Names.Api.PrepareLinking, (Names.ApiParameter.SkipDiscovery, true));
        var profile = organization.WriteProfile(customer);
        organization.WriteKey(customer, contact);
        organization.Run();
        Assert.Equal(profile, organization.LinkOf(contact));
        organization.NextUnification();
        var answer = new SetupAnswer(organization.Call(Names.Api.PrepareLinking, (Names.ApiParameter.SkipDiscovery, true)).Results);
        Assert.True(answer.Ready, answer.Summary);
    }

    [Fact]
    public void Without_the_tables_of_Customer_Insights_it_says_so_and_goes_on_when_they_come()
    {
        using var organization = new SetupOrganization(customerInsights: null);
        var answer = organization.Prepare();
        Assert.False(answer.Ready);
        Assert.Equal(["CustomerInsightsMissing", "CustomerInsightsMissing"], answer.Notes);
        Assert.Contains("again after the first unification", answer.Summary, StringComparison.Ordinal);
        Assert.Equal(["Create", "Update"], organization.MessagesOf(Names.Run.Table));
        LinkingOrganization.DefineCustomerInsights(organization.Dataverse, TableKind.Elastic);
        var again = organization.Prepare();
        Assert.Equal((6, 4), (again.Count("Created"), again.Count("Unchanged")));
        Assert.DoesNotContain("CustomerInsightsMissing", again.Notes);
    }

    [Fact]
    public void On_virtual_tables_it_points_to_runs()
    {
        using var organization = new SetupOrganization(TableKind.Virtual);
        var answer = organization.Prepare();
        Assert.Equal(2, answer.Notes.Count(note => note == "VirtualTable"));
        Assert.Contains("raises no events", answer.Summary, StringComparison.Ordinal);
        Assert.All(Events, table => Assert.Empty(organization.MessagesOf(table)));
        Assert.False(answer.Ready);
    }

    [Fact]
    public void Where_a_bulk_message_is_not_listed_the_single_one_carries_the_step()
    {
        using var organization = new SetupOrganization();
        DeleteFilter(organization, "UpsertMultiple");
        var answer = organization.Prepare();
        Assert.Contains("SingleMessageUsed", answer.Notes);
        Assert.Equal(["CreateMultiple", "UpdateMultiple", "Upsert"], organization.MessagesOf(Names.CustomerProfile.Table));
        Assert.Equal(0, organization.WritesOf(() => organization.Prepare()));
    }

    [Fact]
    public void Where_neither_message_is_listed_it_says_what_is_not_noticed()
    {
        using var organization = new SetupOrganization();
        DeleteFilter(organization, "UpsertMultiple");
        DeleteFilter(organization, "Upsert");
        var answer = organization.Prepare();
        Assert.Contains("MessageUnavailable", answer.Notes);
        Assert.False(answer.Ready);
        Assert.Equal(["CreateMultiple", "UpdateMultiple"], organization.MessagesOf(Names.CustomerProfile.Table));
    }

    [Fact]
    public void Source_tables_are_proposed_and_their_requirements_told()
    {
        using var organization = new SetupOrganization();
        var row = new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = "CRM",
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = Guid.NewGuid().ToString(),
            [Names.AlternateKey.CustomerId] = Guid.NewGuid().ToString("N"),
        };
        organization.System.Create(row);
        var answer = organization.Prepare();
        Assert.Contains("SourceTableNotDeclared", answer.Notes);
        Assert.Contains("CRM / contact", answer.Summary, StringComparison.Ordinal);
        Assert.True(organization.All(Names.SourceTable.Table).Count > 0);
        Assert.Equal(0, organization.WritesOf(() => organization.Prepare()));
    }

    [Fact]
    public void A_lookup_that_is_missing_is_left_to_the_first_run()
    {
        using var organization = new LinkingOrganization();
        organization.WriteProfile(Guid.NewGuid());
        organization.WriteKey(Guid.NewGuid(), organization.Lead(), "lead");
        organization.NextUnification();
        var answer = new SetupAnswer(organization.Call(Names.Api.PrepareLinking).Results);
        Assert.Contains("LookupMissing", answer.Notes);
        Assert.Contains("lead has no lookup Customer Profile yet", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsuitable_environment_is_told()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "privateDataLake");
        var answer = new SetupAnswer(organization.Call(Names.Api.PrepareLinking).Results);
        Assert.False(answer.Ready);
        Assert.Contains("EnvironmentNotSuitable", answer.Notes);
        Assert.Contains("ManagedOutputStorage", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void It_works_outside_a_transaction_as_well()
    {
        using var organization = new SetupOrganization(options: new OrganizationOptions { CustomApisInTransaction = false });
        Assert.Equal(10, organization.Prepare().Count("Created"));
    }

    [Theory]
    [InlineData(true, "Nothing was changed", 0)]
    [InlineData(false, "What was done stays", 2)]
    public void While_another_customisation_is_under_way_it_asks_to_be_called_again(bool inTransaction, string said, int done)
    {
        using var organization = new SetupOrganization(options: new OrganizationOptions { CustomApisInTransaction = inTransaction });
        organization.Dataverse.Faults.Add("Create", Names.Step.Table, Fault(ErrorCodes.CustomizationLockException), callNumber: 3);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Prepare());
        Assert.Contains(said + "; call again in a minute.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(done, organization.Steps().Count);
        organization.Dataverse.Faults.Clear();
        Assert.Equal(10 - done, organization.Prepare().Count("Created"));
        Assert.Equal(10, organization.Steps().Count);
    }

    [Fact]
    public void A_refusal_of_the_platform_names_the_step()
    {
        using var organization = new SetupOrganization();
        organization.Dataverse.Faults.Add("Create", Names.Step.Table, Fault(ErrorCodes.InvalidArgument), callNumber: 1);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Prepare());
        organization.Dataverse.Faults.Clear();
        Assert.Contains("CustomerProfileWritten: CreateMultiple of msdynci_customerprofile", fault.Message, StringComparison.Ordinal);
        Assert.Equal(10, organization.Prepare().Count("Created"));
    }

    [Theory]
    [InlineData("prvReadSdkMessageProcessingStep")]
    [InlineData("prvCreateSdkMessageProcessingStep")]
    [InlineData("prvReadPluginType")]
    public void A_missing_privilege_is_named(string privilege)
    {
        using var organization = new SetupOrganization();
        var user = organization.Dataverse.CreateUser("administrator of linking", AllOf.Except([privilege]).ToArray());
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            SetupOrganization.CallAs(organization.Dataverse.ServiceFor(user), Names.Api.PrepareLinking));
        Assert.Contains(privilege + " ", fault.Message + " ", StringComparison.Ordinal);
        organization.Dataverse.Grant(user, privilege);
        Assert.Equal(10, new SetupAnswer(SetupOrganization.CallAs(organization.Dataverse.ServiceFor(user), Names.Api.PrepareLinking)).Count("Created"));
    }

    private static FaultException<OrganizationServiceFault> Fault(int code) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = "refused by a test" }, new FaultReason("refused by a test"));

    private static void DeleteFilter(SetupOrganization organization, string message)
    {
        var id = organization.Find("sdkmessage", "name", message);
        foreach (var filter in organization.All("sdkmessagefilter").Where(row => row.GetAttributeValue<EntityReference>("sdkmessageid").Id == id))
        {
            organization.System.Delete("sdkmessagefilter", filter.Id);
        }
    }

    private static int Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column).Value;
}

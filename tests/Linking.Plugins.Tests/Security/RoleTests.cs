using System.ServiceModel;
using System.Text.RegularExpressions;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Security;

/// <summary>The roles of the solution are enough for what they are for, and a privilege that is missing is named.</summary>
public class RoleTests
{
    private static readonly string[] OwnTables = [Names.SourceTable.Table, Names.Run.Table, Names.Batch.Table, Names.Issue.Table];

    /// <summary>The privileges without which linking by events and runs cannot go on, as the user of the steps.</summary>
    public static TheoryData<string> NeededByService =>
    [
        "prvReadcpl_SourceTable", "prvReadcpl_Run", "prvReadcpl_Batch", "prvReadcpl_Issue", "prvReadEnvironmentVariableDefinition",
        "prvCreatecpl_Run", "prvCreatecpl_Batch", "prvCreatecpl_Issue", "prvWritecpl_Run", "prvWritecpl_Batch", "prvWritecpl_SourceTable",
        "prvAppendcpl_Batch", "prvAppendTocpl_Run", "prvCreateRelationship", "prvCreateAttribute", "prvReadOrganization",
    ];

    public static TheoryData<string> GrantedToService => [.. SecuredOrganization.Granted];

    [Fact]
    public void An_administrator_sets_linking_up_and_requests_runs_that_the_service_user_carries_out()
    {
        using var organization = new SecuredOrganization();
        organization.SetUp();
        Assert.True(organization.Link() == 2, organization.Records());
    }

    [Theory]
    [MemberData(nameof(NeededByService))]
    public void A_privilege_that_the_service_role_lacks_is_named(string privilege)
    {
        using var organization = new SecuredOrganization(EditedPackage.Without(PackedSolution.Managed, SecuredOrganization.ServiceRole, privilege));
        AssertNamed(organization, privilege);
    }

    [Fact]
    public void Raising_an_alert_names_the_privilege_that_the_service_role_lacks()
    {
        using var organization = new SecuredOrganization(EditedPackage.Without(PackedSolution.Managed, SecuredOrganization.ServiceRole, "prvReadCustomAPI"));
        organization.SetUp();
        _ = organization.Set(Names.EnvironmentVariable.CustomerKind, "businessAccounts");
        Assert.Equal(0, organization.Link());
        Assert.Contains("prvReadCustomAPI", organization.Records(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(GrantedToService))]
    public void A_privilege_that_nobody_granted_is_named(string privilege)
    {
        using var organization = new SecuredOrganization();
        organization.Dataverse.Revoke(organization.Service, privilege);
        AssertNamed(organization, privilege);
    }

    [Fact]
    public void A_reader_reads_and_does_nothing_else()
    {
        using var organization = new SecuredOrganization();
        organization.SetUp();
        _ = organization.Link();
        var reader = organization.Dataverse.ServiceFor(organization.Reader);
        foreach (var table in OwnTables)
        {
            var row = Assert.IsType<EntityCollection>(reader.RetrieveMultiple(new QueryExpression(table))).Entities.FirstOrDefault()?.Id ?? Guid.NewGuid();
            AssertDenied("prvCreate" + table, () => reader.Create(new Entity(table)));
            AssertDenied("prvWrite" + table, () => reader.Update(new Entity(table, row) { [Names.Run.Name] = "x" }));
            AssertDenied("prvDelete" + table, () => reader.Delete(table, row));
        }

        AssertDenied(Names.Privilege.CreateRun, () => reader.Execute(new OrganizationRequest(Names.Api.StartRun) { [Names.ApiParameter.Mode] = "Full" }));
        AssertDenied(Names.Privilege.DeleteSourceTable, () => reader.Execute(new OrganizationRequest(Names.Api.PrepareLinking)));
        AssertDenied(Names.Privilege.WriteSourceTable, () => reader.Execute(new OrganizationRequest(Names.Api.DiscoverSourceTables)));
    }

    [Theory]
    [InlineData("prvDeletecpl_SourceTable")]
    [InlineData("prvReadSdkMessage")]
    [InlineData("prvReadPluginType")]
    [InlineData("prvReadUser")]
    [InlineData("prvReadSdkMessageProcessingStep")]
    [InlineData("prvCreateSdkMessageProcessingStep")]
    [InlineData("prvCreatecpl_SourceTable")]
    [InlineData("prvReadcpl_SourceTable")]
    public void Set_up_names_the_privilege_that_the_administrator_lacks(string privilege)
    {
        using var organization = new SecuredOrganization(EditedPackage.Without(PackedSolution.Managed, SecuredOrganization.AdministratorRole, privilege));
        AssertDenied($"missing {privilege} ", organization.SetUp);
    }

    private static void AssertNamed(SecuredOrganization organization, string privilege)
    {
        organization.SetUp();
        var linked = organization.Link();
        var records = organization.Records();
        Assert.True(Regex.IsMatch(records, privilege + @"\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10)),
            $"{linked} linked; nothing names {privilege}: {records}");
    }

    private static void AssertDenied(string privilege, Action action)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(action);
        Assert.Contains(privilege, fault.Message, StringComparison.OrdinalIgnoreCase);
    }
}

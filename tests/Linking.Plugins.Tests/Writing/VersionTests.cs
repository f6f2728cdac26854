using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Writing;

/// <summary>Whether a table can be written in the version that was read is read from its definition.</summary>
public class VersionTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_a_table_are_linked_whether_it_checks_versions_or_not(bool checksVersions)
    {
        using var organization = new LinkingOrganization();
        organization.Dataverse.DefineTable(new TableDefinition { LogicalName = "new_member", IsOptimisticConcurrencyEnabled = checksVersions });
        organization.Declare(LinkingOrganization.DataSource, "new_member", "new_memberid");
        var member = organization.System.Create(new Entity("new_member"));
        organization.WriteProfile(A);
        organization.WriteKey(A, member, "new_member");
        organization.Run();
        Assert.Equal(A, organization.LinkOf(member, "new_member"));
        Assert.Empty(organization.OpenIssues());
        Assert.Equal(checksVersions, new Plugins.Schema.TableShapeReader(organization.System).Read(["new_member"])["new_member"].ChecksVersions);
    }
}

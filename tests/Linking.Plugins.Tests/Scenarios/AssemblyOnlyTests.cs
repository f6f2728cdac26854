using Linking.Plugins.Registration;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Only the assembly is registered, by hand, without the solution's tables.</summary>
public class AssemblyOnlyTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void Rows_are_linked_by_what_can_be_seen()
    {
        using var organization = new LinkingOrganization(withSolution: false);
        Register(organization);
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.WriteKey(A, "nobody@example.com", table: "newsletter");
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.FailedJobs());
    }

    private static void Register(LinkingOrganization organization)
    {
        organization.Dataverse.RegisterAssembly(File.ReadAllBytes(typeof(StepList).Assembly.Location));
        new StepsByHand(organization.System).Register(Names.CustomerProfile.Table, global::Linking.Plugins.Schema.TableKind.Elastic);
        new StepsByHand(organization.System).Register(Names.AlternateKey.Table, global::Linking.Plugins.Schema.TableKind.Elastic);
    }
}

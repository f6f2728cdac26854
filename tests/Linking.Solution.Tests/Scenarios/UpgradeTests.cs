using System.ServiceModel;
using EmbeddedDataverse.Platform;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Solution.Tests.Scenarios;

/// <summary>What an administrator does with a newer package, in the order that docs/deploying.md says.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly InstalledOrganization organization = new();

    [Fact]
    public void An_update_adds_type_and_column_and_leaves_the_steps()
    {
        organization.Import(Packages.Older);
        var issue = organization.Service.Create(new Entity(Names.Issue.Table) { [Names.Issue.Name] = "kept" });
        Assert.Equal(4, organization.Prepare());
        var steps = organization.StepTypes().ToList();
        Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            organization.Service.Create(new Entity(Names.Issue.Table) { [Packages.NewColumn] = "do" }));
        organization.Import(Packages.Present);
        Assert.Equal(steps, organization.StepTypes());
        Assert.Equal(0, organization.Prepare());
        Assert.Contains(organization.Rows("plugintype"), type => type.GetAttributeValue<string>("typename") == Packages.NewType);
        organization.Service.Update(new Entity(Names.Issue.Table, issue) { [Packages.NewColumn] = "do" });
    }

    [Fact]
    public void The_same_by_stage_and_upgrade()
    {
        organization.Import(Packages.Older);
        organization.Prepare();
        organization.Import(Packages.Present, isHolding: true);
        Assert.Equal(0, organization.Prepare());
        organization.ApplyUpgrade();
        Assert.Equal(Packages.Newer.ToString(), organization.Version);
        Assert.Equal(4, organization.StepTypes().Count());
    }

    [Fact]
    public void With_a_new_major_version_the_steps_are_moved_between_staging_and_applying()
    {
        organization.Import(Packages.Older);
        organization.Prepare();
        organization.Import(Packages.WithNewAssembly, isHolding: true);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(organization.ApplyUpgrade).Detail;
        Assert.Equal(ErrorCodes.SolutionDependenciesExist, fault.ErrorCode);
        Assert.Contains("DependencyCount : 4 ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, organization.Prepare());
        organization.ApplyUpgrade();
        Assert.Single(organization.Rows("pluginassembly"), assembly => assembly.GetAttributeValue<string>("name") == "Linking.Plugins");
        Assert.All(organization.StepTypes(), type => Assert.EndsWith(" 2.0.0.0", type, StringComparison.Ordinal));
        Assert.Equal(0, organization.Prepare());
    }

    [Fact]
    public void A_package_that_lacks_a_released_type_at_the_same_version_is_refused()
    {
        organization.Import(Packages.Present);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Import(Packages.WithTypeRemoved)).Detail;
        Assert.Equal(ErrorCodes.ImportNewPluginTypesError, fault.ErrorCode);
        Assert.Contains(Packages.NewType, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_older_package_is_refused_and_nothing_is_changed(bool isHolding)
    {
        organization.Import(Packages.Present);
        organization.Prepare();
        Assert.Contains("older version", Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Import(Packages.Older, isHolding)).Message,
            StringComparison.Ordinal);
        Assert.Equal((Packages.Newer.ToString(), 0), (organization.Version, organization.Prepare()));
    }

    public void Dispose() => organization.Dispose();
}

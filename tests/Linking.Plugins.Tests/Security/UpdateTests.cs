using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Security;

/// <summary>An import over an older version keeps settings, history and steps, and linking goes on.</summary>
public class UpdateTests
{
    /// <summary>An older version: a lower number, and a column that came later is not there yet.</summary>
    private static byte[] Older => EditedPackage.Replace(
        EditedPackage.Replace(PackedSolution.Managed, "solution.xml", "<Version>[^<]*</Version>", "<Version>0.0.1.0</Version>"),
        "customizations.xml",
        """<attribute PhysicalName="cpl_Automatic">.*?</attribute>""",
        "");

    [Fact]
    public void Settings_and_history_stay_and_runs_go_on()
    {
        var older = EditedPackage.Replace(Older, "customizations.xml", """(<Entity>\s*<Name[^>]*>cpl_Run</Name>.*?)<FormXml>.*?</FormXml>\s*<SavedQueries>.*?</SavedQueries>""", "$1");
        using var organization = new SecuredOrganization(older);
        organization.SetUp();
        var system = organization.Dataverse.System;
        var value = organization.Set(Names.EnvironmentVariable.HistoryDays, "400");
        var run = system.Create(new Entity(Names.Run.Table) { [Names.Run.Name] = "before" });
        LinkingInstallation.Import(organization.Dataverse, PackedSolution.Managed);
        Assert.Equal("400", system.Retrieve(Names.EnvironmentVariable.ValueTable, value, new ColumnSet(true))
            .GetAttributeValue<string>(Names.EnvironmentVariable.Value));
        Assert.Equal("before", system.Retrieve(Names.Run.Table, run, new ColumnSet(Names.Run.Name, Names.Run.Automatic))
            .GetAttributeValue<string>(Names.Run.Name));
        Assert.True(organization.Link() == 2, organization.Records());
    }

    [Fact]
    public void Preparing_twice_writes_nothing_the_second_time()
    {
        using var organization = new SecuredOrganization();
        organization.SetUp();
        var before = organization.Dataverse.Requests.Snapshot();
        var answer = organization.Dataverse.ServiceFor(organization.Administrator)
            .Execute(new OrganizationRequest(Names.Api.PrepareLinking) { [Names.ApiParameter.SkipDiscovery] = true });
        Assert.Equal(0, (int)answer[Names.ApiParameter.Changed]);
        Assert.DoesNotContain(organization.Dataverse.Requests.Since(before).Counts, count =>
            count.Message is "Create" or "Update" or "Delete" or "CreateMultiple" or "UpdateMultiple");
    }
}

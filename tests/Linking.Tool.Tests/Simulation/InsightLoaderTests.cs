using EmbeddedDataverse;
using Linking.Tool.Commands;
using Linking.Tool.Generate;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Tests.Simulation;

public sealed class InsightLoaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Measures_point_to_the_profiles_that_unification_wrote_and_are_loaded_once()
    {
        ContosoSample.Write(folder["input"], new GeneratorOptions(Contacts: 20, Leads: 5, Members: 2, Seed: 5));
        Play();
        Play();

        using var organization = Organization.Open(new OrganizationOptions { Path = folder["contoso.db"], ShareLoadedAssemblies = false });
        var rows = Read(organization, "msdynci_customerlifetimevalue");
        var lines = File.ReadLines(folder[Path.Combine("input", "insights", "msdynci_customerlifetimevalue.csv")]).Skip(1).Order(StringComparer.Ordinal);

        Assert.Equal(lines, rows.Select(row => FormattableString.Invariant($"{row["msdynci_customerid"]},{row["msdynci_lifetimevalue"]:0.00}"))
            .Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(
            row["msdynci_customerid"],
            organization.System.Retrieve("msdynci_customerprofile", row.GetAttributeValue<EntityReference>("msdynci_lookupfield_customerprofile").Id,
                new ColumnSet("msdynci_customerid"))["msdynci_customerid"]));
        Assert.Contains("msdynci_customerprofile_customerlifetimevalue", Relationships(organization));
    }

    private static List<Entity> Read(Organization organization, string table)
    {
        return [.. organization.System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];
    }

    private static IEnumerable<string> Relationships(Organization organization)
    {
        var request = new RetrieveEntityRequest { LogicalName = "msdynci_customerlifetimevalue", EntityFilters = EntityFilters.Relationships };
        return ((RetrieveEntityResponse)organization.System.Execute(request)).EntityMetadata.ManyToOneRelationships.Select(relationship =>
            relationship.SchemaName);
    }

    private void Play() =>
        new Simulator(new LinkingInstallation(), opened => new LinkingRecords(opened.System))
            .Run(new SimulationRequest(folder["input"], folder["contoso.db"], folder["out"], 1), new NoProgress());
}

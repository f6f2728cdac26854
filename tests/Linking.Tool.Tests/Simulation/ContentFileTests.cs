using Linking.Tool.Input;
using Linking.Tool.Simulation;
using Linking.Tool.Tests.Input;

namespace Linking.Tool.Tests.Simulation;

public class ContentFileTests
{
    [Fact]
    public void Columns_that_only_another_unification_has_are_empty()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-2/msdynci_customerprofile.csv", "msdynci_tier,msdynci_customerid\nGold,aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\n")
            .With("unification-2/msdynci_alternatekey.csv", SmallSimulation.Keys);
        var input = SimulationInputReader.Read(folder.Path, new FewTables());
        var table = ContentTable.Profiles(input);

        var row = Assert.Single(ContentFile.Read(input.Unifications[1].Profiles, table));

        Assert.Equal(Guid.Parse("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"), row.Id);
        Assert.Equal(["msdynci_customerid=aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa", "msdynci_email=", "msdynci_tier=Gold"],
            table.Columns.Zip(row.Values, (column, value) => $"{column.Name}={value}"));
    }

    [Fact]
    public void A_key_without_id_or_identifier_gets_both_always_the_same()
    {
        using var folder = SmallSimulation.Create();
        var input = SimulationInputReader.Read(folder.Path, new FewTables());
        var table = ContentTable.Keys(input);

        var first = Assert.Single(ContentFile.Read(input.Unifications[0].Keys, table));
        var second = Assert.Single(ContentFile.Read(input.Unifications[0].Keys, table));

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(Guid.Empty, first.Id);
        Assert.Contains("Dataverse|contact|11111111-1111-4111-8111-111111111111", first.Values);
    }
}

using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

public class InsightFilesTests
{
    [Fact]
    public void Measures_and_segments_are_read_with_their_tables()
    {
        using var folder = SmallSimulation.Create()
            .With("insights/msdynci_customermeasure.csv", "msdynci_customerid,msdynci_measures\nc1,\"{\"\"Score\"\":1}\"\n")
            .With("insights/msdynci_points.csv", "msdynci_customerid,msdynci_sumofpoints\nc1,12.5\nc2,0\n");

        var input = SimulationInputReader.Read(folder.Path, new FewTables());

        Assert.Equal(["msdynci_customermeasure 1", "msdynci_points 2"], input.Insights.Select(rows => $"{rows.Table.LogicalName} {rows.File.Count}"));
        Assert.Equal(ColumnKind.Decimal, input.Insights[1].Table.Find("msdynci_sumofpoints")!.Kind);
        Assert.Equal("msdynci_customerprofile", input.Insights[1].Table.Find("msdynci_lookupfield_customerprofile")!.Target);
    }

    [Theory]
    [InlineData("contact.csv", "contactid\n", "'contact' is no table that Customer Insights writes about customers")]
    [InlineData("msdynci_alternatekey.csv", "msdynci_customerid\n", "'msdynci_alternatekey' is no table that Customer Insights writes about customers")]
    [InlineData("msdynci_points.csv", "msdynci_sumofpoints\n1\n", "The column 'msdynci_customerid' is missing")]
    [InlineData("msdynci_points.csv", "msdynci_customerid,msdynci_sumofpoints\n ,1\n", "'msdynci_customerid' is empty")]
    [InlineData("msdynci_points.csv", "msdynci_customerid,msdynci_sumofpoints\nc1,1\nc1,2\n", "appears twice")]
    public void A_wrong_file_is_refused_by_name(string name, string content, string problem)
    {
        using var folder = SmallSimulation.Create().With($"insights/{name}", content);

        var error = Assert.Single(Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables())).Errors);

        Assert.Equal($"insights/{name}", error.File);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }
}

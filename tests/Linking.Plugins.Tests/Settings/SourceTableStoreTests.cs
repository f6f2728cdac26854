using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Scenarios;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Settings;

public class SourceTableStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_two_rows_for_one_data_source_and_table_the_declared_one_counts(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        organization.Declare("crm", "lead", "leadid", row => row[Names.SourceTable.Declared] = false);
        organization.Declare("CRM", "lead", "leadid");
        organization.Declare("Crm", "lead", "leadid", row => row[Names.SourceTable.Declared] = false);

        var table = Assert.Single(new SourceTableStore(organization.Dataverse.System, () => DateTime.UtcNow).Read(), row => row.LogicalName == "lead");

        Assert.True(table.Declared);
        Assert.Equal("CRM", table.Pair.DataSource);
    }
}

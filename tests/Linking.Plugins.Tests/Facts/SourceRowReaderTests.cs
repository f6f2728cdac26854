using Linking.Plugins.Facts;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Facts;

public class SourceRowReaderTests
{
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Profile = new("0b000000-0000-4000-8000-00000000000b");

    [Fact]
    public void A_row_is_read_with_its_link_and_its_version()
    {
        var row = new Entity("contact", Id) { RowVersion = "7", [Lookup] = new EntityReference(Names.CustomerProfile.Table, Profile) };
        var service = new ScriptedService(query: _ => new EntityCollection([row]));
        Assert.Equal(new SourceRow(Id, Profile, "7"), Assert.Single(new SourceRowReader(new BlockQuery(service)).ById(Shape("contact"), [Id])));
        var query = (QueryExpression)Assert.Single(service.Queries);
        var condition = Assert.Single(query.Criteria.Conditions);
        Assert.Equal(("contact", "contactid", ConditionOperator.In, Id), (query.EntityName, condition.AttributeName, condition.Operator, condition.Values[0]));
        Assert.Equal([Lookup], query.ColumnSet.Columns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_without_a_link_and_one_of_a_table_without_the_lookup_have_none(bool hasLookup)
    {
        var service = new ScriptedService(query: _ => new EntityCollection([new Entity("contact", Id)]));
        Assert.Equal(new SourceRow(Id, null, null), Assert.Single(new SourceRowReader(new BlockQuery(service)).ById(Shape("contact", hasLookup), [Id])));
        Assert.Equal(hasLookup ? 1 : 0, ((QueryExpression)service.Queries[0]).ColumnSet.Columns.Count);
    }
}

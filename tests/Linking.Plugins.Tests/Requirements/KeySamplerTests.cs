using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Requirements;

public class KeySamplerTests
{
    private static readonly TableShape AlternateKey = new("msdynci_alternatekey", "msdynci_alternatekeyid", TableKind.Elastic, false, [], null);
    private static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"], null);
    private static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");

    [Fact]
    public void A_sample_counts_keys_the_rows_they_name_and_those_that_exist()
    {
        var service = new ScriptedService(query: query =>
            ((QueryExpression)query).EntityName == "contact" ? new EntityCollection([new Entity("contact", Row)]) : Keys());
        var sample = new KeySampler(service, AlternateKey).Read(new SourcePair("CRM", "contact"), Contact);
        Assert.Equal((4, 2, 1), (sample.Seen, sample.Keys, sample.Rows));
        Assert.Single(sample.Forms);
        var keys = (QueryExpression)service.Queries[0];
        Assert.Equal(("msdynci_alternatekey", 500, false), (keys.EntityName, keys.TopCount, keys.NoLock));
        Assert.Equal(["CRM", "contact"], keys.Criteria.Conditions.Select(condition => condition.Values[0]));
        Assert.All(keys.Criteria.Conditions, condition => Assert.Equal(ConditionOperator.Equal, condition.Operator));
        var rows = (QueryExpression)service.Queries[1];
        Assert.True(rows.NoLock);
        Assert.Equal(2, rows.Criteria.Conditions.Single().Values.Count);
    }

    [Fact]
    public void Rows_are_not_looked_for_without_a_table_or_without_ids()
    {
        var service = new ScriptedService(query: _ => Keys());
        Assert.Equal((4, 2, 0), Counts(new KeySampler(service, AlternateKey).Read(new SourcePair("CRM", "contact"), null)));
        Assert.Single(service.Queries);
        var noIds = new ScriptedService(query: _ => new EntityCollection([new Entity("msdynci_alternatekey") { ["msdynci_value"] = "x" }]));
        Assert.Equal(0, new KeySampler(noIds, AlternateKey).Read(new SourcePair("CRM", "contact"), Contact).Rows);
        Assert.Single(noIds.Queries);
    }

    [Theory]
    [InlineData("CRM", "contact", false)]
    [InlineData("CR\u0001M", "contact", true)]
    [InlineData("CRM", "con\u0001tact", true)]
    public void Nothing_is_read_without_keys_or_for_names_that_no_query_may_carry(string dataSource, string table, bool hasKeys)
    {
        var service = new ScriptedService(query: _ => Keys());
        var sample = new KeySampler(service, hasKeys ? AlternateKey : null).Read(new SourcePair(dataSource, table), Contact);
        Assert.Equal((0, 0, 0), Counts(sample));
        Assert.Empty(sample.Forms);
        Assert.Empty(service.Queries);
    }

    private static (int Seen, int Keys, int Rows) Counts(KeySample sample) => (sample.Seen, sample.Keys, sample.Rows);

    private static EntityCollection Keys()
    {
        string[] values = [Row.ToString("D"), Row.ToString("N"), Guid.NewGuid().ToString("B"), "no id"];
        return new EntityCollection([.. values.Select(value =>
            new Entity("msdynci_alternatekey") { [Names.AlternateKey.Value] = value, [Names.AlternateKey.CustomerId] = Row.ToString("N")
            .ToLowerInvariant() })]);
    }
}

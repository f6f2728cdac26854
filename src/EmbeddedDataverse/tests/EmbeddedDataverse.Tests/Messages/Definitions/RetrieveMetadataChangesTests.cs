using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.Tests.Messages.Definitions;

public sealed class RetrieveMetadataChangesTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void Only_tables_and_columns_that_satisfy_the_criteria_come_back_with_the_properties_asked_for()
    {
        var query = new EntityQueryExpression
        {
            Criteria = new MetadataFilterExpression(LogicalOperator.And),
            Properties = new MetadataPropertiesExpression("PrimaryIdAttribute", "TableType", "Attributes"),
            AttributeQuery = new AttributeQueryExpression
            {
                Criteria = new MetadataFilterExpression(LogicalOperator.And),
                Properties = new MetadataPropertiesExpression("Targets"),
            },
        };
        query.Criteria.Conditions.Add(new MetadataConditionExpression("LogicalName", MetadataConditionOperator.In, new[] { "contact", Sample.Profile }));
        query.AttributeQuery.Criteria.Conditions.Add(
            new MetadataConditionExpression("AttributeType", MetadataConditionOperator.Equals, AttributeTypeCode.Lookup));

        var found = Run(query).EntityMetadata;

        Assert.Equal(["contact", Sample.Profile], found.Select(entity => entity.LogicalName).Order());
        var profile = found.Single(entity => entity.LogicalName == Sample.Profile);
        Assert.Equal("Elastic", profile.TableType);
        Assert.Equal("new_profileid", profile.PrimaryIdAttribute);
        Assert.Null(profile.PrimaryNameAttribute);
        Assert.All(profile.Attributes, attribute => Assert.IsType<LookupAttributeMetadata>(attribute));
        Assert.Contains(profile.Attributes, attribute => attribute.LogicalName == "createdby");
    }

    [Fact]
    public void NotEquals_and_NotIn_leave_tables_out()
    {
        var query = new EntityQueryExpression { Criteria = new MetadataFilterExpression(), Properties = new MetadataPropertiesExpression("TableType") };
        query.Criteria.Conditions.Add(new MetadataConditionExpression("TableType", MetadataConditionOperator.NotEquals, "Standard"));
        Assert.Equal([Sample.Profile], Run(query).EntityMetadata.Select(entity => entity.LogicalName));

        query.Criteria.Conditions.Add(new MetadataConditionExpression("LogicalName", MetadataConditionOperator.NotIn, new[] { Sample.Profile }));
        Assert.Empty(Run(query).EntityMetadata);
    }

    [Fact]
    public void Nothing_comes_back_for_the_stamp_of_an_unchanged_organisation()
    {
        var stamp = Run(new EntityQueryExpression()).ServerVersionStamp;
        var request = new RetrieveMetadataChangesRequest { Query = new EntityQueryExpression(), ClientVersionStamp = stamp };
        Assert.Empty(((RetrieveMetadataChangesResponse)organization.System.Execute(request)).EntityMetadata);

        organization.DefineTable(new TableDefinition { LogicalName = "new_more" });
        Assert.NotEmpty(((RetrieveMetadataChangesResponse)organization.System.Execute(request)).EntityMetadata);
    }

    [Fact]
    public void An_elastic_table_shows_its_built_in_key()
    {
        var entity = ((RetrieveEntityResponse)organization.System.Execute(
            new RetrieveEntityRequest { LogicalName = Sample.Profile, EntityFilters = EntityFilters.Attributes })).EntityMetadata;
        Assert.Equal("keyfornosqlentitywithpkpartitionid", Assert.Single(entity.Keys).LogicalName);
        Assert.Contains(entity.Attributes, attribute => attribute.LogicalName == "partitionid");
        Assert.DoesNotContain(entity.Attributes, attribute => attribute.LogicalName == "statecode");
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private RetrieveMetadataChangesResponse Run(EntityQueryExpression query)
    {
        return (RetrieveMetadataChangesResponse)organization.System.Execute(new RetrieveMetadataChangesRequest { Query = query });
    }
}

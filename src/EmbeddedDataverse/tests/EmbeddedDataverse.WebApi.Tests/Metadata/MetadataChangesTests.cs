namespace EmbeddedDataverse.WebApi.Tests.Metadata;

/// <summary>Relationships, choices, counts and changes of definitions.</summary>
public sealed class MetadataChangesTests : SampleTest
{
    [Fact]
    public async Task Relationships_are_found_by_name_id_and_kind()
    {
        var one = (await Get("RelationshipDefinitions(SchemaName='contact_customer_accounts')")).Json;
        Assert.Equal("#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata", one["@odata.type"]!.GetValue<string>());
        Assert.Equal("parentcustomerid", one["ReferencingAttribute"]!.GetValue<string>());
        Assert.Equal(
            "contact_customer_accounts",
            (await Get($"RelationshipDefinitions({one["MetadataId"]})?$select=SchemaName")).Json["SchemaName"]!.GetValue<string>());
        var many = await Get("RelationshipDefinitions/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata?$select=SchemaName,IntersectEntityName");
        Assert.Equal(["systemuserroles", "teammembership", "teamroles"], many.Column("IntersectEntityName").Order(StringComparer.Ordinal));
        Assert.Equal(["lead"], (await Get("RelationshipDefinitions?$filter=SchemaName eq 'lead_parent_contact'")).Column("ReferencingEntity"));
        Assert.Equal(HttpStatusCode.NotFound, (await Get("RelationshipDefinitions(SchemaName='nothing')")).Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await Post("RelationshipDefinitions", "{}")).Status);
    }

    [Fact]
    public async Task There_are_no_global_choices()
    {
        Assert.Empty((await Get("GlobalOptionSetDefinitions")).Rows);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("GlobalOptionSetDefinitions(Name='x')")).Status);
    }

    [Fact]
    public async Task Rows_are_counted_by_table()
    {
        var counts = (await Get("RetrieveTotalRecordCount(EntityNames=@p1)?@p1=['account','contact']")).Json["EntityRecordCountCollection"]!;
        Assert.Equal("""{"Count":2,"IsReadOnly":false,"Keys":["account","contact"],"Values":[2,3]}""", counts.ToJsonString());
    }

    [Fact]
    public async Task Definitions_are_queried()
    {
        const string Query = """
            {"Criteria":{"FilterOperator":"And","Conditions":[{"ConditionOperator":"Equals","PropertyName":"LogicalName","Value":{"Type":"System.String","Value":"sample_order"}}]},
            "Properties":{"AllProperties":false,"PropertyNames":["SchemaName","Attributes"]},
            "AttributeQuery":{"Criteria":{"Conditions":[{"ConditionOperator":"In","PropertyName":"LogicalName","Value":["sample_size","sample_note"]}]},
            "Properties":{"PropertyNames":["LogicalName"]}}}
            """;
        var answer = (await Get("RetrieveMetadataChanges(Query=@q)?@q=" + Uri.EscapeDataString(Query))).Json;
        var table = Assert.Single(answer["EntityMetadata"]!.AsArray())!;
        Assert.Equal("sample_Order", table["SchemaName"]!.GetValue<string>());
        Assert.Equal(
            ["sample_note", "sample_size"],
            table["Attributes"]!.AsArray().Select(column => column!["LogicalName"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var stamp = answer["ServerVersionStamp"]!.GetValue<string>();
        Assert.Empty((await Get(
            $"RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s)?@q={Uri.EscapeDataString(Query)}&@s='{stamp}'")).Json["EntityMetadata"]!.AsArray());
    }

    [Theory]
    [InlineData("{\"Nothing\":1}", "The property 'Nothing' does not exist")]
    [InlineData("{\"Criteria\":{\"FilterOperator\":\"Xor\"}}", "'Xor' is none of And, Or.")]
    [InlineData("{\"Criteria\":[]}", "holds Array where an object is expected")]
    [InlineData("{\"Properties\":{\"PropertyNames\":1}}", "holds Number where a list is expected")]
    [InlineData("nonsense", "is not valid JSON")]
    public async Task A_wrong_query_is_refused(string query, string words)
    {
        var answer = await Get("RetrieveMetadataChanges(Query=@q)?@q=" + Uri.EscapeDataString(query));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}

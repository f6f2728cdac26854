namespace EmbeddedDataverse.WebApi.Tests.Metadata;

/// <summary>Definitions of tables and columns.</summary>
public sealed class DefinitionTests : SampleTest
{
    [Fact]
    public async Task Tables_are_listed_with_what_is_selected()
    {
        var answer = await Get(
            "EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute&$filter=LogicalName eq 'sample_order' or LogicalName eq 'contact'");
        Assert.Equal(["contacts", "sample_orders"], answer.Column("EntitySetName"));
        Assert.Equal(["EntitySetName", "LogicalName", "MetadataId", "PrimaryIdAttribute"], answer.Rows[0].Select(property => property.Key)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_is_found_by_name_and_by_id_with_its_columns()
    {
        var named = (await Get(
            "EntityDefinitions(LogicalName='sample_order')?$select=SchemaName,DisplayName&$expand=Attributes($select=LogicalName,AttributeType)")).Json;
        Assert.Equal("sample_Order", named["SchemaName"]!.GetValue<string>());
        Assert.Equal("Lookup", named["Attributes"]!.AsArray()
            .Single(column => column!["LogicalName"]!.GetValue<string>() == "sample_customer")!["AttributeType"]!.GetValue<string>());
        Assert.Equal("sample_order", (await Get($"EntityDefinitions({named["MetadataId"]})?$select=LogicalName")).Json["LogicalName"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await Get("EntityDefinitions(LogicalName='nosuch')")).Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await Post("EntityDefinitions", "{}")).Status);
    }

    [Fact]
    public async Task Columns_are_found_with_their_options_and_tables()
    {
        var all = await Get("EntityDefinitions(LogicalName='sample_order')/Attributes?$select=LogicalName&$filter=AttributeType eq "
            + "Microsoft.Dynamics.CRM.AttributeTypeCode'Money'");
        Assert.Equal(["sample_price"], all.Column("LogicalName"));
        var size = (await Get("EntityDefinitions(LogicalName='sample_order')/Attributes(LogicalName='sample_size')"
            + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)")).Json;
        Assert.Equal("Large", size["OptionSet"]!["Options"]![1]!["Label"]!["UserLocalizedLabel"]!["Label"]!.GetValue<string>());
        var choices = await Get(
            "EntityDefinitions(LogicalName='sample_order')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName");
        Assert.Equal(["sample_size"], choices.Column("LogicalName"));
        var relationships = await Get("EntityDefinitions(LogicalName='contact')/OneToManyRelationships?$select=SchemaName,ReferencingEntity,"
            + "ReferencingEntityNavigationPropertyName&$filter=ReferencingEntity eq 'sample_order'");
        Assert.Equal(["sample_Customer"], relationships.Column("ReferencingEntityNavigationPropertyName"));
    }

    [Fact]
    public async Task The_document_describes_tables_relationships_and_operations()
    {
        Organization.DefineApi("sample_Ping", _ => { }, [new CustomApiParameter("Word")], [new CustomApiParameter("Pong")]);
        var document = System.Xml.Linq.XDocument.Parse((await Get("$metadata")).Text);
        string[] Names(string kind) =>
            [.. document.Descendants().Where(element => element.Name.LocalName == kind).Select(element => element.Attribute("Name")!.Value)];
        Assert.Contains("sample_order", Names("EntityType"));
        Assert.Contains("sample_orders", Names("EntitySet"));
        Assert.Contains("_sample_customer_value", Names("Property"));
        Assert.Contains("sample_Customer", Names("NavigationProperty"));
        Assert.Contains("sample_Ping", Names("ActionImport"));
        Assert.Contains("WhoAmI", Names("FunctionImport"));
        Assert.Contains("sample_PingResponse", Names("ComplexType"));
        Assert.Equal("mscrm", document.Descendants().First(element => element.Name.LocalName == "Schema").Attribute("Alias")!.Value);
    }

    [Fact]
    public async Task A_table_that_is_added_is_served_at_once()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Get("sample_boxes")).Status);
        _ = await Server.UseAsync(() =>
        {
            Organization.DefineTable(new TableDefinition { LogicalName = "sample_box", PrimaryName = "sample_name" });
            return true;
        });
        Assert.Empty((await Get("sample_boxes")).Rows);
        Assert.Contains("sample_boxes", (await Get("")).Column("name"));
    }

    [Theory]
    [InlineData("opportunity", "opportunities")]
    [InlineData("sample_class", "sample_classes")]
    [InlineData("sample_batch", "sample_batches")]
    [InlineData("sample_key", "sample_keys")]
    [InlineData("sample_tax", "sample_taxes")]
    public async Task Sets_are_named_by_the_plural(string table, string set)
    {
        Organization.DefineTable(new TableDefinition { LogicalName = table, PrimaryName = "sample_name" });
        Assert.Equal(HttpStatusCode.OK, (await Get(set)).Status);
    }
}

namespace EmbeddedDataverse.WebApi.Tests.Actions;

/// <summary>Custom APIs are called as actions and functions.</summary>
public sealed class CustomApiTests : SampleTest
{
    private readonly Dictionary<string, object> seen = [];

    /// <inheritdoc />
    protected override void Arrange()
    {
        base.Arrange();
        var types = Enum.GetValues<CustomApiType>();
        Organization.DefineApi(
            "sample_Echo",
            context =>
            {
                foreach (var (name, value) in context.InputParameters)
                {
                    seen[name] = value;
                    context.OutputParameters["Out" + name] = value;
                }
            },
            [.. types.Select(type => new CustomApiParameter(type.ToString(), type, IsOptional: true))],
            [.. types.Select(type => new CustomApiParameter("Out" + type, type))]);
        Organization.DefineApi("sample_Quiet", _ => { }, [new CustomApiParameter("Name")], []);
        Organization.DefineApi("sample_Refuse", _ => throw new InvalidPluginExecutionException("Not today."), [], []);
        Organization.DefineApi(
            "sample_Twice",
            context => context.OutputParameters["Result"] = 2 * (int)context.InputParameters["Number"],
            [new CustomApiParameter("Number", CustomApiType.Integer), new CustomApiParameter("Word", CustomApiType.String, IsOptional: true)],
            [new CustomApiParameter("Result", CustomApiType.Integer)],
            isFunction: true);
    }

    [Fact]
    public async Task Parameters_of_every_type_go_in_and_come_out()
    {
        var body = $$"""
            {"Boolean":true,"DateTime":"2026-02-03T04:05:06Z","Decimal":1.5,"Float":2.5,"Integer":3,"Money":4.5,"Picklist":5,"String":"text","StringArray":["a","b"],
             "Guid":"{{Ann}}","Entity":{"@odata.type":"Microsoft.Dynamics.CRM.contact","firstname":"Zoe","parentcustomerid_account@odata.bind":"/accounts({{Contoso}})"},
             "EntityCollection":[{"@odata.type":"#Microsoft.Dynamics.CRM.contact","firstname":"Yan"}],"EntityReference":{"@odata.type":"Microsoft.Dynamics.CRM.contact","contactid":"{{Ann}}"}
            }
            """;
        var answer = await Post("sample_Echo", body);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        foreach (var name in (string[])["Boolean", "DateTime", "Decimal", "Float", "Integer", "Money", "Picklist", "String", "StringArray", "Guid"])
        {
            Assert.Equal(JsonNode.Parse(body)![name]!.ToJsonString(), answer.Json["Out" + name]!.ToJsonString());
        }

        Assert.Equal(Ann.ToString(), answer.Json["OutEntityReference"]!["contactid"]!.GetValue<string>());
        Assert.Equal("Zoe", answer.Json["OutEntity"]!["firstname"]!.GetValue<string>());
        Assert.Equal("#Microsoft.Dynamics.CRM.contact", answer.Json["OutEntityCollection"]![0]!["@odata.type"]!.GetValue<string>());
        Assert.Equal(Contoso, ((Entity)seen["Entity"]).GetAttributeValue<EntityReference>("parentcustomerid").Id);
        Assert.Equal(5, ((OptionSetValue)seen["Picklist"]).Value);
        Assert.Equal(4.5m, ((Money)seen["Money"]).Value);
        Assert.EndsWith("$metadata#Microsoft.Dynamics.CRM.sample_EchoResponse", answer.Json["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_without_an_answer_is_204() => Assert.Equal(HttpStatusCode.NoContent, (await Post("sample_Quiet", """{"Name":"x"}""")).Status);

    [Theory]
    [InlineData("sample_Quiet", "{}", "Required field 'Name' is missing")]
    [InlineData("sample_Quiet", """{"Name":5}""", "expected type 'Edm.String'")]
    [InlineData("sample_Quiet", """{"Name":"x","Other":1}""", "The parameter 'Other' in the request payload is not a valid parameter")]
    [InlineData("sample_Echo", """{"Integer":"3"}""", "expected type 'Edm.Int32'")]
    [InlineData("sample_Echo", """{"Entity":{"firstname":"x"}}""", "needs '@odata.type'")]
    [InlineData("sample_Refuse", "{}", "0x80040265 Not today.")]
    public async Task What_does_not_fit_is_refused(string action, string body, string error)
    {
        var answer = await Post(action, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample_Twice(Number=21)")]
    [InlineData("sample_Twice(Number=@n,Word=@w)?@n=21&@w='a b'")]
    public async Task A_function_is_called_by_its_address(string address) => Assert.Equal(42, (await Get(address)).Json["Result"]!.GetValue<int>());

    [Fact]
    public async Task Functions_are_not_posted_and_actions_not_got()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Get("sample_Quiet")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Post("sample_Twice(Number=1)", "{}")).Status);
    }

    [Fact]
    public async Task An_api_that_is_added_is_served_at_once()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Post("sample_Late", "{}")).Status);
        _ = await Server.UseAsync(() => Organization.DefineApi("sample_Late", _ => { }, [], []));
        Assert.Equal(HttpStatusCode.NoContent, (await Post("sample_Late", "{}")).Status);
    }
}

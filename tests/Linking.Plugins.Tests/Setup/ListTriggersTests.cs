using System.Text.Json;
using EmbeddedDataverse;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Setup;

/// <summary>What of others runs when links are written.</summary>
public sealed class ListTriggersTests : IDisposable
{
    private const string Lookup = Names.SourceRow.Lookup;

    private readonly LinkingOrganization organization = new();

    [Theory]
    [InlineData("Update", null, 0, "OnEachLink")]
    [InlineData("UpdateMultiple", null, 1, "OnEachLink")]
    [InlineData("Update", "firstname,lastname", 0, "No")]
    [InlineData("Update", "firstname," + Lookup, 1, "OnEachLink")]
    public void Plug_in_steps_fire_without_filtering_columns_or_with_the_lookup_among_them(string message, string? columns, int mode, string fires)
    {
        Step("others", message, "contact", columns, mode);
        var trigger = Assert.Single(Triggers());
        Assert.Equal(("plug-in step", "others", fires, mode == 0),
            (Text(trigger, "kind"), Text(trigger, "name"), Text(trigger, "fires"), trigger.GetProperty("synchronous").GetBoolean()));
    }

    [Fact]
    public void Steps_that_do_not_run_on_an_update_of_the_tables_are_left_out()
    {
        Step("create", "Create", "contact");
        Step("another table", "Update", "account");
        var disabled = Step("disabled", "Update", "contact");
        organization.System.Update(new Entity(Names.Step.Table, disabled) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Assert.Empty(Triggers());
        Assert.Equal("another table", Text(Assert.Single(Triggers("account")), "name"));
    }

    [Fact]
    public void Steps_on_every_table_count_and_those_of_the_product_do_not()
    {
        Step("audit", "Update", null);
        var all = Triggers(Names.Run.Table);
        Assert.Equal("audit", Text(Assert.Single(all), "name"));
    }

    [Theory]
    [InlineData(0, 1, 1, 1, "firstname," + Lookup, "workflow", "OnEachLink", true)]
    [InlineData(0, 1, 1, 0, "firstname", "workflow", "No", false)]
    [InlineData(2, 1, 1, 0, null, "business rule", "Perhaps", true)]
    [InlineData(0, 1, 1, 0, null, null, null, false)]
    [InlineData(0, 1, 0, 0, Lookup, null, null, false)]
    [InlineData(0, 2, 1, 0, Lookup, null, null, false)]
    [InlineData(5, 1, 1, 0, Lookup, null, null, false)]
    public void Workflows_and_business_rules(int category, int type, int state, int mode, string? columns, string? kind, string? fires, bool synchronous)
    {
        organization.System.Create(new Entity("workflow")
        {
            ["name"] = "process",
            ["category"] = new OptionSetValue(category),
            ["type"] = new OptionSetValue(type),
            ["mode"] = new OptionSetValue(mode),
            ["statecode"] = new OptionSetValue(state),
            ["statuscode"] = new OptionSetValue(state + 1),
            ["primaryentity"] = "lead",
            ["triggeronupdateattributelist"] = columns,
        });
        var found = Triggers().ConvertAll(trigger => (Text(trigger, "kind"), Text(trigger, "fires"), trigger.GetProperty("synchronous").GetBoolean()));
        Assert.Equal(kind is null ? [] : [(kind, fires, synchronous)], found);
    }

    [Theory]
    [InlineData(3, null, null, "OnEachLink")]
    [InlineData(4, null, null, "OnEachLink")]
    [InlineData(7, "emailaddress1", null, "No")]
    [InlineData(6, Lookup, null, "OnEachLink")]
    [InlineData(3, null, "statecode eq 0", "Perhaps")]
    [InlineData(1, null, null, null)]
    [InlineData(2, null, null, null)]
    [InlineData(5, null, null, null)]
    public void Flows_on_changed_rows(int message, string? columns, string? condition, string? fires)
    {
        organization.System.Create(new Entity("callbackregistration")
        {
            ["name"] = "flow",
            ["entityname"] = "contact",
            ["message"] = new OptionSetValue(message),
            ["filteringattributes"] = columns,
            ["filterexpression"] = condition,
        });
        Assert.Equal(fires is null ? [] : [("flow", fires)], Triggers().ConvertAll(trigger => (Text(trigger, "kind")!, Text(trigger, "fires")!)));
    }

    [Fact]
    public void The_sentences_count_and_name_what_fires_and_say_what_can_be_done()
    {
        Step("Recalculate", "Update", "contact");
        Step("Copy", "Update", "lead", mode: 1);
        Step("Filtered", "Update", "lead", "lastname");
        var answer = organization.Call(Names.Api.ListTriggers).Results;
        Assert.Equal((3, 2, true),
            ((int)answer[Names.ApiParameter.Triggers], (int)answer[Names.ApiParameter.FiredByLinks], (bool)answer[Names.ApiParameter.Complete]));
        var summary = (string)answer[Names.ApiParameter.Summary];
        Assert.StartsWith("On updates of contact, lead: 3 triggers of others. 2 of them fire on each link, 1 of these while the writer waits.", summary,
            StringComparison.Ordinal);
        Assert.Contains("contact: plug-in step 'Recalculate' (synchronous) fires on each link.", summary, StringComparison.Ordinal);
        Assert.Contains(Names.EnvironmentVariable.BypassCustomLogic, summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Filtered", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_caller_may_not_read_is_named_as_unknown(bool inTransaction)
    {
        using var other = new SetupOrganization(options: new OrganizationOptions { CustomApisInTransaction = inTransaction });
        var user = other.Dataverse.CreateUser("reader", Names.Privilege.ReadIssue, "prvReadSdkMessageProcessingStep", "prvReadSdkMessage", "prvReadPluginType",
            "prvReadCallbackRegistration");
        var answer = SetupOrganization.CallAs(other.Dataverse.ServiceFor(user), Names.Api.ListTriggers, (Names.ApiParameter.Table, "contact"));
        Assert.False((bool)answer[Names.ApiParameter.Complete]);
        Assert.Contains("Not known: workflows and business rules (workflow), because the privilege prvReadWorkflow is missing.",
            (string)answer[Names.ApiParameter.Summary], StringComparison.Ordinal);
        var unknown = Assert.Single(JsonDocument.Parse((string)answer[Names.ApiParameter.Detail]).RootElement.GetProperty("unknown").EnumerateArray());
        Assert.Equal("workflow", Text(unknown, "table"));
    }

    [Fact]
    public void Without_source_tables_it_says_what_to_do_and_an_unknown_table_is_refused()
    {
        using var other = new SetupOrganization();
        Assert.Contains("There is no source table yet", (string)other.Call(Names.Api.ListTriggers)[Names.ApiParameter.Summary], StringComparison.Ordinal);
        Assert.Contains("there is no table 'contcat'", organization.Refusal(Names.Api.ListTriggers, (Names.ApiParameter.Table, "contcat")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_writes_nothing()
    {
        var before = organization.Dataverse.Requests.Snapshot();
        organization.Call(Names.Api.ListTriggers);
        Assert.DoesNotContain(organization.Dataverse.Requests.Since(before).Counts, count => count.Message is "Create" or "Update" or "Delete");
    }

    public void Dispose() => organization.Dispose();

    private List<JsonElement> Triggers(string? table = null)
    {
        var answer = table is null ? organization.Call(Names.Api.ListTriggers) : organization.Call(Names.Api.ListTriggers, (Names.ApiParameter.Table, table));
        return [.. JsonDocument.Parse((string)answer[Names.ApiParameter.Detail]).RootElement.GetProperty("triggers").EnumerateArray()];
    }

    private Guid Step(string name, string message, string? table, string? columns = null, int mode = 0)
    {
        var messageId = Find("sdkmessage", ("name", message));
        return organization.System.Create(new Entity(Names.Step.Table)
        {
            ["name"] = name,
            ["plugintypeid"] = new EntityReference("plugintype", organization.Dataverse.RegisterPlugin(new Idle(), "Contoso.Idle")),
            ["sdkmessageid"] = new EntityReference("sdkmessage", messageId),
            ["sdkmessagefilterid"] = table is null
                ? null : new EntityReference("sdkmessagefilter", Find("sdkmessagefilter", ("sdkmessageid", messageId), ("primaryobjecttypecode", table))),
            ["stage"] = new OptionSetValue(40),
            ["mode"] = new OptionSetValue(mode),
            ["rank"] = 1,
            ["filteringattributes"] = columns,
        });
    }

    private Guid Find(string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table);
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return Assert.Single(organization.System.RetrieveMultiple(query).Entities).Id;
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}

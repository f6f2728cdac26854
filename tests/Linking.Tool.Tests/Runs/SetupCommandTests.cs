using EmbeddedDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Runs;

/// <summary>prepare, remove and triggers on an organisation file.</summary>
public sealed class SetupCommandTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Fact]
    public void Prepare_registers_what_is_missing_and_then_writes_nothing()
    {
        file.Do(organization =>
        {
            organization.System.Delete(Names.Step.Table, Steps(organization)[0].Id);
            return 0;
        });

        var (code, text, _) = file.Call("prepare", "--skip-discovery");
        var (again, json) = file.CallForJson("prepare", "--skip-discovery");

        Assert.Equal((0, 0), (code, again));
        Assert.Contains("Linking runs by itself from now on", text, StringComparison.Ordinal);
        Assert.Contains("Steps: 1 registered, 0 repaired, 0 removed, 9 left as they are.", text, StringComparison.Ordinal);
        Assert.Equal((true, 0), (json.GetProperty("ready").GetBoolean(), json.GetProperty("changed").GetInt32()));
        Assert.Equal(10, json.GetProperty("detail").GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public void Prepare_gives_the_steps_a_user_and_refuses_one_that_is_not_there()
    {
        var user = file.Do(organization => organization.CreateUser("linking@contoso.com"));

        Assert.Equal(0, file.Call("prepare", "--skip-discovery", "--run-as", "linking@contoso.com").Code);
        var (code, _, error) = file.Call("prepare", "--run-as", "nobody");

        Assert.Equal(2, code);
        Assert.Contains("no user has the id, application id or user name 'nobody'", error, StringComparison.Ordinal);
        Assert.All(file.Do(Steps), step => Assert.Equal(user, step.GetAttributeValue<EntityReference>(Names.Step.RunAs).Id));
    }

    [Fact]
    public void Remove_takes_the_steps_and_leaves_the_links_and_prepare_brings_them_back()
    {
        file.Call("run");

        var (code, text, _) = file.Call("remove");

        Assert.Equal(0, code);
        Assert.Contains("Steps: 10 removed.", text, StringComparison.Ordinal);
        Assert.Empty(file.Do(Steps));
        Assert.Contains(file.Rows("contact").Values, row => row.Link is not null);
        Assert.Equal(0, file.Call("prepare", "--skip-discovery").Code);
        Assert.Equal(10, file.Do(Steps).Count);
    }

    [Fact]
    public void Remove_with_unlink_clears_every_link_before()
    {
        file.Call("run");
        Assert.Equal(2, file.Call("remove", "--unlink").Code);

        var (code, json) = file.CallForJson("remove", "--unlink", "--yes");

        Assert.Equal(0, code);
        Assert.Equal((true, 10), (json.GetProperty("complete").GetBoolean(), json.GetProperty("removed").GetInt32()));
        Assert.All(file.Rows("contact").Values.Concat(file.Rows("lead").Values), row => Assert.Null(row.Link));
        Assert.Empty(file.Do(Steps));
    }

    [Fact]
    public void Remove_with_unlink_clears_the_links_too_when_the_steps_are_gone_already()
    {
        file.Call("run");
        file.Call("remove");

        var (code, text, _) = file.Call("remove", "--unlink", "--yes");

        Assert.Equal(0, code);
        Assert.DoesNotContain("Call again", text, StringComparison.Ordinal);
        Assert.All(file.Rows("contact").Values.Concat(file.Rows("lead").Values), row => Assert.Null(row.Link));
        Assert.Empty(file.Do(Steps));
        Assert.Equal(0, file.Do(organization => organization.Async.PendingCount));

        // Nothing is left that a later command would carry out.
        Assert.Equal(0, file.Call("remove", "--unlink", "--yes").Code);
        var (_, run) = file.CallForJson("run");
        Assert.Equal(run.GetProperty("run").GetProperty("counts").GetProperty("linked").GetInt64(), run.GetProperty("sourceRowWrites").GetInt64());
    }

    [Fact]
    public void Triggers_names_what_fires_on_links_and_returns_1_for_it()
    {
        var (none, text, _) = file.Call("triggers");
        Assert.Equal(0, none);
        Assert.StartsWith("On updates of contact, lead: 0 triggers of others.", text, StringComparison.Ordinal);

        file.Do(organization =>
            organization.System.Create(
            new Entity("callbackregistration") { ["name"] = "Tell sales", ["entityname"] = "contact", ["message"] = new OptionSetValue(3) }));
        var (code, json) = file.CallForJson("triggers", "--table", "contact");

        Assert.Equal(1, code);
        Assert.Equal((1, 1, true),
            (json.GetProperty("triggers").GetInt32(), json.GetProperty("firedByLinks").GetInt32(), json.GetProperty("complete").GetBoolean()));
        Assert.Contains("contact: flow 'Tell sales' (asynchronous) fires on each link.", json.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, file.Call("triggers", "--table", "lead").Code);
        Assert.Equal(2, file.Call("triggers", "--table", "nowhere").Code);
    }

    private static List<Entity> Steps(Organization organization) =>
        [.. organization.System.RetrieveMultiple(new QueryExpression(Names.Step.Table) { ColumnSet = new ColumnSet(true) }).Entities];
}

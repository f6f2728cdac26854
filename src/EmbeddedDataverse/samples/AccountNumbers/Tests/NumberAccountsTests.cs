using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EmbeddedDataverse;
using EmbeddedDataverse.WebApi;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace AccountNumbers.Tests;

/// <summary>The plug-in as the platform runs it: registered from its DLL, and called through the Web API.</summary>
public sealed class NumberAccountsTests : IAsyncLifetime
{
    private readonly Organization organization = Organization.Open();
    private WebApiServer server = null!;
    private HttpClient client = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _ = organization.RegisterAssembly(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "AccountNumbers.dll")));
        var create = Find("sdkmessage", ("name", "Create"));
        var filter = Find("sdkmessagefilter", ("sdkmessageid", create), ("primaryobjecttypecode", "account"));
        _ = organization.System.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "Number new accounts",
            ["eventhandler"] = new EntityReference("plugintype", Find("plugintype", ("typename", typeof(NumberAccounts).FullName!))),
            ["sdkmessageid"] = new EntityReference("sdkmessage", create),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", filter),
            ["stage"] = new OptionSetValue(20),
            ["mode"] = new OptionSetValue(0),
            ["rank"] = 1,
        });
        server = await WebApiServer.StartAsync(organization, new WebApiOptions { Url = "http://127.0.0.1:0" });
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(server.Address, "api/data/v9.2/") };
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        organization.Dispose();
    }

    /// <summary>One after the other.</summary>
    [Fact]
    public async Task New_accounts_are_numbered()
    {
        foreach (var name in new[] { "Contoso", "Fabrikam" })
        {
            using var made = await client.PostAsJsonAsync("accounts", new { name });
            Assert.Equal(HttpStatusCode.NoContent, made.StatusCode);
        }

        var accounts = await client.GetFromJsonAsync<JsonObject>("accounts?$select=name,accountnumber&$orderby=name");
        Assert.Equal(["A-0001", "A-0002"], accounts!["value"]!.AsArray().Select(account => account!["accountnumber"]!.ToString()));
    }

    /// <summary>The message reaches the client, and nothing is written.</summary>
    [Fact]
    public async Task A_number_of_ones_own_is_refused()
    {
        using var refused = await client.PostAsJsonAsync("accounts", new { name = "Contoso", accountnumber = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("leave it out", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(organization.System.RetrieveMultiple(new QueryExpression("account")).Entities);
    }

    private Guid Find(string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return organization.System.RetrieveMultiple(query).Entities.Single().Id;
    }
}

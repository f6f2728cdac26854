using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Tool.Runs;
using Linking.Tool.Serve;
using Linking.Tool.Tests.Runs;

namespace Linking.Tool.Tests.Serve;

/// <summary>An organisation file is served: runs go on while one watches, for whoever may start them.</summary>
public sealed class ServeTests : IDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    // So few rows a batch that there is something to see while a run goes on.
    public ServeTests() => file.SetVariable(Linking.Plugins.Schema.Names.EnvironmentVariable.BatchRows, "10");

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:5010", "could be reached from other machines")]
    [InlineData("https://127.0.0.1:5010", "is no address to listen at")]
    [InlineData("nonsense", "is no address to listen at")]
    public void An_address_that_others_could_reach_is_refused(string url, string reason)
    {
        var (code, _, error) = file.Call("serve", "--urls", url);
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_served_is_said()
    {
        Assert.Equal(2, Runs.Tool.Call("serve", "--organization", file.Path + ".none").Code);
        Assert.Contains("There is no such folder", file.Call("serve", "--web-resources", file.Path + ".none").Error, StringComparison.Ordinal);
        Assert.Contains("--pace", file.Call("serve", "--pace", "slow").Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_run_that_is_started_over_the_web_shows_how_it_gets_on_and_ends_right() => Serve(async root =>
    {
        using var started = await Client.PostAsJsonAsync(new Uri(root, "cpl_StartRun"), new Dictionary<string, string> { ["Mode"] = "Full" });
        var run = (await started.Content.ReadFromJsonAsync<JsonObject>())!["RunId"]!.GetValue<string>();
        var done = new SortedSet<int>();
        JsonObject row;
        do
        {
            row = await Get(new Uri(root, $"cpl_runs({run})?$select=cpl_status,cpl_linked,cpl_examined"));
            done.Add(int.Parse(await Client.GetStringAsync(
                new Uri(root, $"cpl_batches/$count?$filter=_cpl_run_value eq {run} and cpl_status eq {(int)BatchStatus.Completed}")),
                CultureInfo.InvariantCulture));
            await Task.Delay(5);
        }
        while (row["cpl_status"]!.GetValue<int>() is (int)RunStatus.Queued or (int)RunStatus.Processing);
        Assert.Equal((int)RunStatus.Successful, row["cpl_status"]!.GetValue<int>());
        Assert.True(row["cpl_linked"]!.GetValue<int>() > 0);
        Assert.True(done.Count > 2, string.Join(' ', done));
        Assert.Equal(row["cpl_linked"]!.GetValue<int>(), (await Linked(root, "contacts")) + (await Linked(root, "leads")));
    });

    [Fact]
    public Task Each_user_may_do_what_the_role_lets() => Serve(async root =>
    {
        var users = (await Get(new Uri(root, "systemusers?$select=domainname&$filter=domainname ne null")))["value"]!.AsArray()
            .ToDictionary(user => user!["domainname"]!.GetValue<string>(), user => user!["systemuserid"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await Ask(root, "cpl_runs", users["Administrator"]));
        Assert.Equal(HttpStatusCode.OK, await Ask(root, "cpl_runs", users["Reader"]));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(root, "cpl_runs", users["Stranger"]));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(root, "msdynci_customerprofiles", users["Stranger"]));
        Assert.Equal(HttpStatusCode.OK, await Ask(root, "contacts?$select=fullname", users["Stranger"]));
        Assert.Equal(HttpStatusCode.Forbidden, await Start(root, users["Reader"]));
        Assert.Equal(HttpStatusCode.Forbidden, await Start(root, users["Stranger"]));
        Assert.Equal(HttpStatusCode.OK, await Start(root, users["Administrator"]));
    });

    [Fact]
    public async Task Serving_again_makes_no_further_users()
    {
        await Serve(_ => Task.CompletedTask);
        await Serve(async root => Assert.Equal("1", await Client.GetStringAsync(new Uri(root, "systemusers/$count?$filter=domainname eq 'Reader'"))));
    }

    private async Task Serve(Func<Uri, Task> test)
    {
        using var stop = new CancellationTokenSource();
        using var problems = new StringWriter();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = new ServedOrganization(new OrganizationAccess(file.Path), TimeSpan.FromMilliseconds(5), problems);
        var serving = Task.Run(() => served.Serve("http://127.0.0.1:0", null, line => Told(line, address), stop.Token));
        await Task.WhenAny(address.Task, serving);
        try
        {
            await test(new Uri(await address.Task.WaitAsync(TimeSpan.FromSeconds(60)), "api/data/v9.2/"));
        }
        finally
        {
            await stop.CancelAsync();
            await serving;
        }

        Assert.Empty(problems.ToString());
    }

    /// <summary>The first line says where it listens.</summary>
    private static void Told(string line, TaskCompletionSource<Uri> address)
    {
        if (!address.Task.IsCompleted)
        {
            address.SetResult(new Uri(line.Split(' ')[^1]));
        }
    }

    private static async Task<JsonObject> Get(Uri address) => (await Client.GetFromJsonAsync<JsonObject>(address))!;

    private static async Task<int> Linked(Uri root, string set) =>
        int.Parse(await Client.GetStringAsync(new Uri(root, $"{set}/$count?$filter=_msdynci_lookupfield_customerprofile_value ne null")),
            CultureInfo.InvariantCulture);

    private static Task<HttpStatusCode> Ask(Uri root, string address, string user) => Send(HttpMethod.Get, new Uri(root, address), user, null);

    private static Task<HttpStatusCode> Start(Uri root, string user) =>
        Send(HttpMethod.Post, new Uri(root, "cpl_StartRun"), user, JsonContent.Create(new Dictionary<string, string> { ["Mode"] = "Preview" }));

    private static async Task<HttpStatusCode> Send(HttpMethod method, Uri address, string user, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Add("MSCRMCallerID", user);
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }
}

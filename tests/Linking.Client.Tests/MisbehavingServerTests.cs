using System.Text.Json.Nodes;

namespace Linking.Client.Tests;

public class MisbehavingServerTests
{
    private const string Who = """{"UserId":"6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10"}""";
    private const string Page = "<html><body>canary-page</body></html>";
    private static readonly RetryPace Pace = new(2, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
    private static readonly string Good = ScriptedServer.Json(Who);

    [Theory]
    [InlineData("Retry-After: 0\r\n")]
    [InlineData("")]
    public async Task What_is_refused_by_429_is_sent_again_reads_and_calls_alike(string header)
    {
        var busy = ScriptedServer.Json("""{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit."}}""", 429, header);
        using var server = new ScriptedServer(busy, Good, busy, Good);
        using var client = new DataverseClient(server.Address, null, null, Pace);

        Assert.NotNull((await client.Get("WhoAmI", CancellationToken.None)).Id("UserId"));
        Assert.NotNull((await client.Call("cpl_StartRun", [], CancellationToken.None)).Id("UserId"));
        Assert.Equal((4, 4L), (server.Requests.Count, client.Requests));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_longer_than_one_would_is_left()
    {
        using var server = new ScriptedServer(ScriptedServer.Json("{}", 429, "Retry-After: 86400\r\n"));
        using var client = new DataverseClient(server.Address, null, null, Pace);

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Get("WhoAmI", CancellationToken.None));
        Assert.Equal((FailureKind.Unavailable, 1), (failure.Kind, server.Requests.Count));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_page_of_markup_by_a_gateway_lets_reads_be_repeated_and_calls_not(int status)
    {
        var away = ScriptedServer.Answer(status, "text/html", Page);
        using var reading = new ScriptedServer(away, Good);
        using var reader = new DataverseClient(reading.Address, null, null, Pace);
        Assert.NotNull((await reader.Get("WhoAmI", CancellationToken.None)).Id("UserId"));

        using var calling = new ScriptedServer(away, Good);
        using var caller = new DataverseClient(calling.Address, null, null, Pace);
        var failure = await Assert.ThrowsAsync<DataverseException>(() => caller.Call("cpl_StartRun", [], CancellationToken.None));
        Assert.Equal((FailureKind.Unavailable, 1), (failure.Kind, calling.Requests.Count));
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_lets_reads_be_repeated_and_calls_not()
    {
        using var reading = new ScriptedServer(ScriptedServer.CutOff(Good), Good);
        using var reader = new DataverseClient(reading.Address, null, null, Pace);
        Assert.NotNull((await reader.Get("WhoAmI", CancellationToken.None)).Id("UserId"));
        Assert.Equal(2, reading.Requests.Count);

        using var calling = new ScriptedServer(ScriptedServer.CutOff(Good), Good);
        using var caller = new DataverseClient(calling.Address, null, null, Pace);
        var failure = await Assert.ThrowsAsync<DataverseException>(() => caller.Call("cpl_StartRun", [], CancellationToken.None));
        Assert.Equal((FailureKind.NotReached, 1), (failure.Kind, calling.Requests.Count));
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_is_left()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n");
        using var client = new DataverseClient(server.Address, null, null, Pace with { Patience = TimeSpan.FromMilliseconds(500) });

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Call("cpl_StartRun", [], CancellationToken.None));
        Assert.Contains(failure.Kind, new[] { FailureKind.Unavailable, FailureKind.NotReached });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_and_no_token_goes_there()
    {
        using var other = new ScriptedServer(Good);
        using var server = new ScriptedServer(ScriptedServer.Answer(302, "text/html", "", $"Location: {other.Address}\r\n"));
        using var client = new DataverseClient(server.Address, null, new CountingCredential(), Pace);

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Get("WhoAmI", CancellationToken.None));
        Assert.Equal((FailureKind.NotDataverse, 0), (failure.Kind, other.Requests.Count));
    }

    [Theory]
    [InlineData("text/html", Page)]
    [InlineData("application/json", Page)]
    [InlineData("text/plain", "{}")]
    public async Task A_success_that_is_no_JSON_is_no_Dataverse(string type, string body)
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(200, type, body));
        using var client = new DataverseClient(server.Address, null, null, Pace);

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Get("WhoAmI", CancellationToken.None));
        Assert.Equal(FailureKind.NotDataverse, failure.Kind);
    }

    [Fact]
    public async Task A_sign_in_that_expires_in_the_middle_is_renewed_once_also_for_a_call()
    {
        var credential = new CountingCredential();
        using var server = new ScriptedServer(ScriptedServer.Json("", 401), Good, ScriptedServer.Json("", 401));
        using var client = new DataverseClient(server.Address, null, credential, Pace);

        _ = await client.Call("cpl_StartRun", new JsonObject { ["Mode"] = "Full" }, CancellationToken.None);
        Assert.Contains("Bearer " + CountingCredential.Secret + "-2", server.Requests[1], StringComparison.Ordinal);
        Assert.EndsWith("""{"Mode":"Full"}""", server.Requests[1], StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Call("cpl_StartRun", [], CancellationToken.None));
        Assert.Equal((FailureKind.NotSignedIn, 4, 4), (failure.Kind, credential.Given, server.Requests.Count));
        Assert.DoesNotContain("canary", failure.ToString() + failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "0x80072560", nameof(FailureKind.NotPermitted))]
    [InlineData(403, "0x80040220", nameof(FailureKind.NotPermitted))]
    [InlineData(400, "0x80040265", nameof(FailureKind.Refused))]
    [InlineData(404, "0x80040217", nameof(FailureKind.Refused))]
    [InlineData(407, "", nameof(FailureKind.NotReached))]
    public async Task Refusals_are_told_in_the_platforms_words_with_the_id_of_the_request(int status, string code, string kind)
    {
        using var server = new ScriptedServer(
            ScriptedServer.Json($$$"""{"error":{"code":"{{{code}}}","message":"The run is over."}}""", status, "x-ms-service-request-id: 1d7e\r\n"));
        using var client = new DataverseClient(server.Address, null, null, Pace);

        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Call("cpl_ControlRun", [], CancellationToken.None));
        Assert.Equal((kind, "1d7e", 1), (failure.Kind.ToString(), failure.RequestId, server.Requests.Count));
        Assert.Contains("1d7e", failure.Message, StringComparison.Ordinal);
        Assert.Equal("The run is over.", failure.PlatformMessage);
    }

    [Fact]
    public async Task Pages_are_followed_but_not_to_another_place()
    {
        using var other = new ScriptedServer(Good);
        var table = ScriptedServer.Json("""{"value":[{"EntitySetName":"contacts","PrimaryIdAttribute":"contactid","TableType":"Standard"}]}""");
        using var server = new ScriptedServer(
            table,
            ScriptedServer.Json("""{"value":[{"fullname":"a"}],"@odata.nextLink":"contacts?$skiptoken=2"}"""),
            ScriptedServer.Json($$"""{"value":[{"fullname":"b"}],"@odata.nextLink":"{{other.Address}}contacts"}"""));
        using var client = new DataverseClient(server.Address, null, new CountingCredential(), Pace);

        var names = new List<string>();
        var failure = await Assert.ThrowsAsync<DataverseException>(async () =>
        {
            await foreach (var row in client.Read(new RowQuery("contact", "fullname"), CancellationToken.None))
            {
                names.Add(row.Text("fullname"));
            }
        });
        Assert.Equal(["a", "b"], names);
        Assert.Equal((FailureKind.NotDataverse, 0), (failure.Kind, other.Requests.Count));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_said()
    {
        Uri address;
        using (var server = new ScriptedServer(Good))
        {
            address = server.Address;
        }

        using var client = new DataverseClient(address, null, null, Pace);
        var failure = await Assert.ThrowsAsync<DataverseException>(() => client.Get("WhoAmI", CancellationToken.None));
        Assert.Equal(FailureKind.NotReached, failure.Kind);
    }
}

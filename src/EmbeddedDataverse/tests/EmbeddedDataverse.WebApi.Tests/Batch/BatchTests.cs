namespace EmbeddedDataverse.WebApi.Tests.Batch;

/// <summary>Several requests in one.</summary>
public sealed class BatchTests : SampleTest
{
    [Fact]
    public async Task Requests_are_answered_in_their_order()
    {
        var one = Part($"GET contacts({Ann})?$select=firstname HTTP/1.1\nAccept: application/json\n");
        var answer = await Batch($"{one}{Part("GET /api/data/v9.2/accounts/$count HTTP/1.1\n")}--b--\n");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("multipart/mixed; boundary=batchresponse_", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(answer.Text.IndexOf("\"firstname\":\"Ann\"", StringComparison.Ordinal) is > 0 and var first
            && first < answer.Text.IndexOf("text/plain", StringComparison.Ordinal), answer.Text);
        Assert.Equal(2, answer.Text.Split("HTTP/1.1 200 OK").Length - 1);
    }

    [Fact]
    public async Task A_change_set_is_done_all_or_none()
    {
        var done = await Batch(ChangeSet(
            Write(1, "POST accounts", """{"name":"Together"}"""),
            Write(2, "POST contacts", """{"firstname":"Dee","parentcustomerid_account@odata.bind":"$1"}"""),
            Write(3, "PATCH $2", """{"jobtitle":"Chief"}""")));
        Assert.Equal(3, done.Text.Split("HTTP/1.1 204 No Content").Length - 1);
        Assert.Equal(3, done.Text.Split("\r\nContent-ID: ").Length - 1);
        var row = (await Get("contacts?$select=jobtitle&$expand=parentcustomerid_account($select=name)&$filter=firstname eq 'Dee'")).Rows.Single();
        Assert.Equal("Chief", row["jobtitle"]!.GetValue<string>());
        Assert.Equal("Together", row["parentcustomerid_account"]!["name"]!.GetValue<string>());

        var failed = await Batch(ChangeSet(Write(1, "POST accounts", """{"name":"Never"}"""), Write(2, "DELETE contacts(00000000-0000-0000-0000-00000000000a)", "")));
        Assert.Equal(HttpStatusCode.OK, failed.Status);
        Assert.Contains("HTTP/1.1 404 Not Found", failed.Text, StringComparison.Ordinal);
        Assert.Contains("0x80040217", failed.Text, StringComparison.Ordinal);
        Assert.Empty((await Get("accounts?$filter=name eq 'Never'")).Rows);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("odata.continue-on-error", 2)]
    public async Task A_failure_ends_the_batch_unless_the_client_wants_to_go_on(string prefer, int answers)
    {
        var answer = await Batch($"{Part("GET nosuch HTTP/1.1\n")}{Part($"GET contacts({Ann}) HTTP/1.1\n")}--b--\n", prefer);
        Assert.Equal(answers, answer.Text.Split("\r\nHTTP/1.1 ").Length - 1);
    }

    [Theory]
    [InlineData("--b\nContent-Type: application/http\n\nnonsense\n\n--b--\n")]
    [InlineData("--b\nContent-Type: application/http\n\nGET http://example.com/secret HTTP/1.1\n\n--b--\n")]
    [InlineData("--b\nContent-Type: application/http\n\nPOST $batch HTTP/1.1\n\n--b--\n")]
    [InlineData("--b\nContent-Type: multipart/mixed\n\nx\n--b--\n")]
    public async Task A_batch_that_cannot_be_read_is_refused(string body) => Assert.Equal(HttpStatusCode.BadRequest, (await Batch(body)).Status);

    [Fact]
    public async Task A_change_set_does_not_read() =>
        Assert.Contains("HTTP/1.1 400 Bad Request", (await Batch(ChangeSet(Write(1, "GET contacts", "")))).Text, StringComparison.Ordinal);

    private static string Part(string request) => $"--b\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n{request}\n";

    private static string Write(int id, string line, string body) =>
        $"--c\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: {id}\n\n{line} HTTP/1.1\nContent-Type: application/json\n\n"
            + $"{body}\n";

    private static string ChangeSet(params string[] parts) => $"--b\nContent-Type: multipart/mixed; boundary=c\n\n{string.Concat(parts)}--c--\n--b--\n";

    private Task<Answer> Batch(string body, string prefer = "") =>
        Post("$batch", body.Replace("\n", "\r\n", StringComparison.Ordinal),
            [("Content-Type", "multipart/mixed; boundary=b"), .. prefer.Length > 0 ? [("Prefer", prefer)] : Array.Empty<(string, string)>()]);
}

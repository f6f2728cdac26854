using FsCheck;
using FsCheck.Fluent;

namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>Whatever is asked, in pieces that make sense in an order that need not: it is answered or refused, within the time of a request.</summary>
public sealed class FuzzTests : SampleTest
{
    private const int Runs = 150;

    private static readonly Gen<string> Filters = Pieces(
        " ", "name", "firstname", "contactid", "parentcustomerid_account/name", "statecode", "eq", "ne", "gt", "and", "or", "not", "in", "(", ")", "'x'",
            "'%a%[_'", "''", "null", "1",
        "-1e400", "00000000-0000-0000-0000-000000000001", "2026-01-01", "contains(", "startswith(", ",", "@p", "any(", "c:", "contact_customer_accounts/",
            "true", "\u0000", "é",
        "Microsoft.Dynamics.CRM.In(", "PropertyName='firstname'", "PropertyValues=['a']", "Microsoft.Dynamics.CRM.LastXDays(", "PropertyValue=99999999999");

    private static readonly Gen<string> Expands = Pieces(
        "contact_customer_accounts", "primarycontactid", "createdby", "parentcustomerid_account", "(", ")", "$select=", "$expand=", "$filter=", "$top=",
            "$orderby=", "$levels=max", "*", ",",
        ";", "name", "firstname", "1", "-1", "99999999999", "eq", " ", "null", "$ref", "/$count");

    private static readonly Gen<string> Fetches = Pieces(
        "<fetch>", "</fetch>", "<fetch top='1' count='-1' page='x'>", "<fetch aggregate='true' distinct='maybe'>", "<entity name='contact'>", "</entity>",
            "<attribute name='firstname'/>",
        "<attribute name='createdon' groupby='true' dategrouping='day' alias='a'/>", "<filter type='or'>", "</filter>",
            "<condition attribute='firstname' operator='like' value='%[%'/>",
        "<condition attribute='createdon' operator='last-x-days' value='99999999999'/>",
            "<link-entity name='account' from='accountid' to='parentcustomerid' link-type='outer'>",
        "</link-entity>", "<order attribute='firstname'/>", "<all-attributes/>", "&amp;", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "x", "<value>1</value>");

    private static readonly Gen<string> Batches = Pieces(
        "--b\n", "--b--\n", "--c\n", "--c--\n", "Content-Type: application/http\n", "Content-Type: multipart/mixed; boundary=c\n", "Content-ID: 1\n", "\n",
            "GET contacts?$top=1 HTTP/1.1\n",
        "POST accounts HTTP/1.1\n", "PATCH $1 HTTP/1.1\n", "DELETE /api/data/v9.2/accounts(1) HTTP/1.1\n", "GET $batch HTTP/1.1\n", "GET ://x HTTP/1.1\n",
            "{\"name\":\"x\"}\n", "{\n",
        "Content-Length: -1\n", ": x\n", "\r\n");

    private static readonly Gen<string> Headers = Pieces(
        "odata.maxpagesize", "=", "-1", "99999999999", "1", ",", ";", "\"", "odata.include-annotations", "*", "-*", "return", "representation", "W/", "\"1\"",
            "null", "respond-async", " ");

    private static readonly Gen<string> Bodies = Pieces(
        "{", "}", "[", "]", "\"name\"", ":", ",", "\"x\"", "1", "1e400", "null", "true", "\"primarycontactid@odata.bind\"", "\"/contacts(1)\"", "\"$1\"",
            "\"\\u0000\"", "\"@odata.type\"",
        "\"primarycontactid\"", "\"contact_customer_accounts\"", "{\"firstname\":\"x\"}", "\"revenue\"", "99999999999999999999999999999");

    private protected override WebApiOptions Options() => new() { Url = "http://127.0.0.1:0", RunsJobs = false, RequestTime = TimeSpan.FromSeconds(20) };

    [Fact]
    public void Any_filter() => Holds(Filters, text => Get("accounts?$filter=" + Uri.EscapeDataString(text)));

    [Fact]
    public void Any_expand() => Holds(Expands, text => Get("accounts?$expand=" + Uri.EscapeDataString(text)));

    [Fact]
    public void Any_FetchXML() => Holds(Fetches, text => Get("contacts?fetchXml=" + Uri.EscapeDataString(text)));

    [Fact]
    public void Any_FetchXML_of_the_right_frame() => Holds(
        Fetches,
        text => Get("contacts?fetchXml=" + Uri.EscapeDataString($"<fetch><entity name='contact'>{text}</entity></fetch>")));

    [Fact]
    public void Any_batch() => Holds(Batches, text => Post("$batch", text, ("Content-Type", "multipart/mixed; boundary=b")));

    [Fact]
    public void Any_batch_with_a_part() =>
        Holds(Batches, text => Post("$batch", $"--b\nContent-Type: application/http\n\n{text}", ("Content-Type", "multipart/mixed; boundary=b")));

    [Fact]
    public void Any_header() =>
        Holds(Headers, text => Get($"contacts({Ann})?$select=firstname", ("Prefer", text), ("If-None-Match", text), ("MSCRMCallerID", text)));

    [Fact]
    public void Any_header_of_pages_and_writes() => Holds(
        Headers,
        async text => await Get("contacts?$select=firstname", ("Prefer", text)) is { } page && (int)page.Status >= 500
            ? page
            : await Patch($"contacts({Ann})", "{}", ("Prefer", text), ("If-Match", text)));

    [Fact]
    public void Any_body() => Holds(Bodies, text => Post("accounts", text));

    [Theory]
    [InlineData("not ", "statecode eq 0", "", 5000)]
    [InlineData("(", "statecode eq 0", ")", 5000)]
    [InlineData("statecode eq 0 and ", "statecode eq 0", "", 2000)]
    public async Task Deep_filters_are_answered_or_refused(string before, string middle, string after, int depth)
    {
        var batch = string.Concat(Enumerable.Repeat(before, depth)) + middle + string.Concat(Enumerable.Repeat(after, depth));
        var answer = await Post(
            "$batch",
            $"--b\nContent-Type: application/http\n\nGET accounts?$filter={Uri.EscapeDataString(batch)} HTTP/1.1\n\n--b--\n",
            ("Content-Type", "multipart/mixed; boundary=b"));
        Assert.DoesNotContain("HTTP/1.1 500", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("<filter>", "</filter>")]
    [InlineData("<link-entity name='contact' from='contactid' to='contactid'>", "</link-entity>")]
    [InlineData("<x>", "</x>")]
    public async Task Deep_FetchXML_is_refused(string open, string close)
    {
        const int Depth = 3000;
        var nested = string.Concat(Enumerable.Repeat(open, Depth)) + string.Concat(Enumerable.Repeat(close, Depth));
        var fetch = $"<fetch><entity name='contact'>{nested}</entity></fetch>";
        var answer = await Post(
            "$batch",
            $"--b\nContent-Type: application/http\n\nGET contacts?fetchXml={Uri.EscapeDataString(fetch)} HTTP/1.1\n\n--b--\n",
            ("Content-Type", "multipart/mixed; boundary=b"));
        Assert.Contains("HTTP/1.1 400", answer.Text, StringComparison.Ordinal);
    }

    private static Gen<string> Pieces(params string[] pieces) => Gen.Elements(pieces).ListOf().Select(string.Concat);

    private static void Holds(Gen<string> texts, Func<string, Task<Answer>> ask)
    {
        var property = Prop.ForAll(texts.ToArbitrary(), text => Ends(ask(text).GetAwaiter().GetResult()));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(25).WithReplay(new Replay(new Rnd(17, 5), null)), property);
    }

    /// <summary>It has an answer that is no fault of the server; what is not served is said as 501.</summary>
    private static bool Ends(Answer answer) =>
        ((int)answer.Status < 500 || answer.Status == HttpStatusCode.NotImplemented)
        && !answer.Text.Contains("HTTP/1.1 500", StringComparison.Ordinal)
        && ((int)answer.Status < 400 || answer.Error.Length > 0);
}

namespace EmbeddedDataverse.WebApi.Tests.Payload;

/// <summary>Errors: their status, code and message.</summary>
public sealed class ErrorTests : SampleTest
{
    private static readonly Guid Nobody = Guid.Parse("00000000-0000-0000-0000-00000000000a");

    [Fact]
    public async Task A_row_that_does_not_exist_is_404()
    {
        var answer = await Get($"contacts({Nobody})");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal($"0x80040217 contact With Id = {Nobody} Does Not Exist", answer.Error);
        Assert.Equal("4.0", answer.Headers["OData-Version"]);
        Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_404()
    {
        Assert.Equal("0x8006088a Resource not found for the segment 'contact'.", (await Get("contact")).Error);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"contacts({Ann})/nosuch")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("nosuch_Action", "{}")).Status);
    }

    [Fact]
    public async Task Methods_that_fit_no_resource_are_405()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Patch("contacts", "{}")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Post($"contacts({Ann})", "{}")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Post("WhoAmI", "{}")).Status);
    }

    [Theory]
    [InlineData("{", "is not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"nosuch":1}""", "Invalid property 'nosuch'")]
    [InlineData("""{"firstname":5}""", "Cannot convert the literal 5 of 'firstname' to the expected type 'Edm.String'")]
    [InlineData("""{"donotemail":"yes"}""", "expected type 'Edm.Boolean'")]
    [InlineData("""{"birthdate":"soon"}""", "expected type 'Edm.DateTimeOffset'")]
    [InlineData("""{"gendercode":1.5}""", "expected type 'Edm.Int32'")]
    [InlineData("""{"_parentcustomerid_value":"00000000-0000-0000-0000-00000000000a"}""", "set the lookup by 'parentcustomerid_account@odata.bind'")]
    [InlineData("""{"parentcustomerid_account@odata.bind":"/contacts(00000000-0000-0000-0000-00000000000a)"}""", "the lookup takes rows of account")]
    [InlineData("""{"parentcustomerid_account@odata.bind":"/accounts"}""", "does not name a row")]
    [InlineData("""{"firstname@odata.bind":"/accounts(00000000-0000-0000-0000-00000000000a)"}""", "is no single-valued navigation property")]
    public async Task A_wrong_body_is_400_and_says_what_is_wrong(string body, string message)
    {
        var answer = await Post("contacts", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttling_is_429_and_says_when_to_come_back()
    {
        Organization.Faults.Add(new FaultRule { Message = "RetrieveMultiple", Fault = () => PlatformFaults.Throttled(TimeSpan.FromSeconds(12.4)) });
        var answer = await Get("contacts");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("13", answer.Headers["Retry-After"]);
        Assert.StartsWith("0x80072322 ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_taken_is_412()
    {
        _ = await Post("sample_orders", """{"sample_number":"A"}""");
        var again = await Post("sample_orders", """{"sample_number":"A"}""");
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.Status);
        Assert.StartsWith("0x80060892 ", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unforeseen_failure_is_500_without_what_it_was()
    {
        Organization.Faults.Add(new FaultRule { Message = "RetrieveMultiple", Fault = () => throw new InvalidOperationException("inner workings") });
        var answer = await Get("contacts");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("inner workings", answer.Text, StringComparison.Ordinal);
    }
}

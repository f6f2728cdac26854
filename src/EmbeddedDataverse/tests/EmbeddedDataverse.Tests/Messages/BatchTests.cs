namespace EmbeddedDataverse.Tests.Messages;

public sealed class BatchTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void ExecuteMultiple_goes_on_after_a_fault_when_told_to()
    {
        var request = Batch(continueOnError: true, Create("a"), new UpdateRequest { Target = Sample.Row(Sample.Ticket, "x", Guid.NewGuid()) }, Create("b"));
        var response = (ExecuteMultipleResponse)organization.System.Execute(request);
        Assert.True(response.IsFaulted);
        Assert.Equal(3, response.Responses.Count);
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, response.Responses[1].Fault.ErrorCode);
        Assert.Equal(2, organization.Count(Sample.Ticket));
    }

    [Fact]
    public void ExecuteMultiple_stops_at_the_first_fault_otherwise_and_keeps_what_was_done()
    {
        var response = (ExecuteMultipleResponse)organization.System.Execute(
            Batch(continueOnError: false, Create("a"), new OrganizationRequest("Nonsense"), Create("b")));
        Assert.Equal(1, response.Responses[^1].RequestIndex);
        Assert.Equal(1, organization.Count(Sample.Ticket));
    }

    [Fact]
    public void A_batch_of_more_than_a_thousand_requests_is_refused_and_says_the_limit()
    {
        var fault = Sample.Fault(() => organization.System.Execute(Batch(continueOnError: true, [.. Enumerable.Range(0, 1001).Select(_ => Create("a"))])));
        Assert.Equal(1000, fault.ErrorDetails["MaxBatchSize"]);
    }

    [Fact]
    public void ExecuteMultiple_does_not_nest()
    {
        var response = (ExecuteMultipleResponse)organization.System.Execute(Batch(continueOnError: true, Batch(continueOnError: true, Create("a"))));
        Assert.True(response.IsFaulted);
    }

    [Fact]
    public void ExecuteTransaction_undoes_standard_rows_but_not_elastic_ones_and_says_which_request_failed()
    {
        var request = new ExecuteTransactionRequest
        {
            Requests = [Create("a"), new CreateRequest { Target = Sample.Row(Sample.Profile, "stays") },
                new UpdateRequest { Target = Sample.Row(Sample.Ticket, "x", Guid.NewGuid()) }],
        };
        var fault = Assert.IsType<ExecuteTransactionFault>(Sample.Fault(() => organization.System.Execute(request)));
        Assert.Equal(2, fault.FaultedRequestIndex);
        Assert.Equal(0, organization.Count(Sample.Ticket));
        Assert.Equal(1, organization.Count(Sample.Profile));
    }

    [Fact]
    public void ExecuteTransaction_commits_everything_together()
    {
        var response = (ExecuteTransactionResponse)organization.System.Execute(
            new ExecuteTransactionRequest { Requests = [Create("a"), Create("b")], ReturnResponses = true });
        Assert.Equal(2, response.Responses.Count);
        Assert.Equal(2, organization.Count(Sample.Ticket));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static CreateRequest Create(string name)
    {
        return new CreateRequest { Target = Sample.Row(Sample.Ticket, name) };
    }

    private static ExecuteMultipleRequest Batch(bool continueOnError, params OrganizationRequest[] requests)
    {
        var request = new ExecuteMultipleRequest
        {
            Requests = [],
            Settings = new ExecuteMultipleSettings { ContinueOnError = continueOnError, ReturnResponses = true }
        };
        request.Requests.AddRange(requests);
        return request;
    }
}

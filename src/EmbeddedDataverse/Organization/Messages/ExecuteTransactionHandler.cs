namespace EmbeddedDataverse.Messages;

/// <summary>ExecuteTransaction: all requests or none, as far as they write standard tables.</summary>
internal sealed class ExecuteTransactionHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var requests = call.Require<OrganizationRequestCollection>("Requests");
        if (requests.Count > ExecuteMultipleHandler.MaxBatchSize)
        {
            throw PlatformFaults.Make(
                ErrorCodes.BatchSizeExceeded,
                $"The number of requests exceeds the maximum batch size {ExecuteMultipleHandler.MaxBatchSize} for ExecuteTransaction.",
                ("MaxBatchSize", ExecuteMultipleHandler.MaxBatchSize));
        }

        var joined = call.Caller.Transaction;
        var transaction = joined ?? new WorkTransaction(call.Organization);
        var responses = new OrganizationResponseCollection();
        try
        {
            var inner = call.Caller.With(transaction, inBatch: true);
            foreach (var request in requests)
            {
                responses.Add(call.Organization.Engine.Execute(inner, request));
            }

            if (joined is null)
            {
                transaction.Commit();
            }
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            transaction.Doom();
            throw PlatformFaults.Of(new ExecuteTransactionFault
            {
                ErrorCode = fault.Detail.ErrorCode,
                Message = fault.Detail.Message,
                ErrorDetails = fault.Detail.ErrorDetails,
                Timestamp = fault.Detail.Timestamp,
                FaultedRequestIndex = responses.Count,
            });
        }

        return call.Respond(new ExecuteTransactionResponse(), ("Responses", call.Get<bool>("ReturnResponses") ? responses : []));
    }
}

namespace EmbeddedDataverse.Messages;

/// <summary>ExecuteMultiple: up to 1,000 requests, each on its own; it joins a transaction it is called in, and must not nest.</summary>
internal sealed class ExecuteMultipleHandler : IMessageHandler
{
    public const int MaxBatchSize = 1000;

    public OrganizationResponse Execute(Call call)
    {
        var requests = call.Require<OrganizationRequestCollection>("Requests");
        var settings = call.Get<ExecuteMultipleSettings>("Settings") ?? new ExecuteMultipleSettings();
        if (call.Caller.InBatch)
        {
            throw PlatformFaults.Make(ErrorCodes.ExecuteMultipleNotAllowedInside, "ExecuteMultiple cannot be executed inside another ExecuteMultiple.");
        }

        if (requests.Count > MaxBatchSize)
        {
            throw PlatformFaults.Make(
                ErrorCodes.BatchSizeExceeded,
                $"The number of requests exceeds the maximum batch size {MaxBatchSize} for ExecuteMultiple.",
                ("MaxBatchSize", MaxBatchSize));
        }

        var inner = call.Caller.With(call.Caller.Transaction, inBatch: true);
        var responses = new ExecuteMultipleResponseItemCollection();
        var faulted = false;
        for (var i = 0; i < requests.Count; i++)
        {
            try
            {
                var response = call.Organization.Engine.Execute(inner, requests[i]);
                if (settings.ReturnResponses)
                {
                    responses.Add(new ExecuteMultipleResponseItem { RequestIndex = i, Response = response });
                }
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                faulted = true;
                responses.Add(new ExecuteMultipleResponseItem { RequestIndex = i, Fault = fault.Detail });
                if (!settings.ContinueOnError)
                {
                    break;
                }
            }
        }

        return call.Respond(new ExecuteMultipleResponse(), ("Responses", responses), ("IsFaulted", faulted));
    }
}

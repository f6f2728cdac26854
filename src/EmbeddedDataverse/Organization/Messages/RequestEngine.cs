namespace EmbeddedDataverse.Messages;

/// <summary>The way every request takes: limits, costs, counting, planned faults, its handler.</summary>
internal sealed class RequestEngine(Organization organization)
{
    private readonly Lock gate = new();

    public OrganizationResponse Execute(Caller caller, OrganizationRequest request)
    {
        // Before the lock, as the worker may wait here for others.
        caller.Job?.BeginCall(CostOf(request));
        lock (gate)
        {
            try
            {
                return ExecuteInOrder(caller, request);
            }
            catch (OperationCanceledException) when (organization.Database.Cancellation.IsCancellationRequested)
            {
                caller.Transaction?.Doom();
                throw PlatformFaults.SqlTimeout();
            }
            catch (Exception) when (caller.Transaction is { } transaction)
            {
                transaction.Doom();
                throw;
            }
        }
    }

    private OrganizationResponse ExecuteInOrder(Caller caller, OrganizationRequest request)
    {
        if (request is null)
        {
            throw PlatformFaults.Invalid("Required field 'request' is missing.");
        }

        if (caller.Transaction is null && organization.Database.InTransaction)
        {
            throw new InvalidOperationException("A transaction is open: inside a plug-in use the service of the plug-in's own factory.");
        }

        organization.Database.Cancellation.ThrowIfCancellationRequested();
        if (caller.Deadline is { } deadline && organization.Clock.UtcNow > deadline)
        {
            throw PlatformFaults.TimeLimit();
        }

        var message = request.RequestName ?? "";
        var (table, rows) = RequestSubject.Of(request);
        organization.Protection.Admit(caller);
        Spend(organization.Costs?.Before(message, rows));
        caller.Transaction?.RequireActive();
        organization.Requests.Add(message, table, caller.Origin, rows);
        var later = organization.Faults.Meet(message, table, caller, request);
        var response = Handler(message).Execute(new Call(organization, caller, request));
        if (later is not null)
        {
            throw later;
        }

        SessionToken.Give(organization, message, table, response);

        if (organization.Costs is { } costs && response.Results.TryGetValue("EntityCollection", out var read))
        {
            Spend(((EntityCollection)read).Entities.Count * costs.PerRowRead);
        }

        return response;
    }

    private TimeSpan CostOf(OrganizationRequest? request)
    {
        return request is null || organization.Costs is not { } costs
            ? TimeSpan.Zero : costs.Before(request.RequestName ?? "", RequestSubject.Of(request).Rows);
    }

    private IMessageHandler Handler(string message)
    {
        return MessageRegistry.Find(message)
            ?? (organization.CustomApis.Find(message) is { } api ? new CustomApiHandler(api) : null)
            ?? throw PlatformFaults.Make(ErrorCodes.UnknownRequest, $"Request not supported: {message}");
    }

    private void Spend(TimeSpan? cost)
    {
        if (cost is { } time && time > TimeSpan.Zero)
        {
            organization.Clock.Advance(time);
        }
    }
}

namespace EmbeddedDataverse;

/// <summary>Runs the plug-in of a custom API as stage 30, in a transaction, and answers with its output parameters.</summary>
internal sealed class CustomApiHandler(Entity api) : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        var caller = call.Caller;
        if (caller.Depth > 8)
        {
            throw PlatformFaults.TooDeep();
        }

        if (api.GetAttributeValue<string>("executeprivilegename") is { Length: > 0 } privilege)
        {
            organization.Privileges.Require(caller.UserId, privilege);
        }

        if (caller.Origin == CallOrigin.Plugin && api.GetAttributeValue<bool>("isprivate"))
        {
            throw PlatformFaults.Make(ErrorCodes.UnknownRequest, $"The private custom API {call.Request.RequestName} cannot be called from a plug-in.");
        }

        var response = new OrganizationResponse { ResponseName = call.Request.RequestName };
        if (api.GetAttributeValue<EntityReference>("plugintypeid") is not { } type)
        {
            return response;
        }

        var transaction = caller.Transaction ?? new WorkTransaction(organization);
        var output = Run(call, type, transaction);
        response.Results.AddRange(output);
        return response;
    }

    private ParameterCollection Run(Call call, EntityReference type, WorkTransaction transaction)
    {
        var organization = call.Organization;
        var caller = call.Caller;
        var step = new Step { Id = api.Id, Name = type.Name ?? call.Request.RequestName, Message = call.Request.RequestName, PluginTypeId = type.Id, Stage = 30 };
        var input = new ParameterCollection();
        input.AddRange(call.Request.Parameters);
        var context = new PluginContext
        {
            MessageName = call.Request.RequestName,
            PrimaryEntityName = "none",
            Stage = 30,
            Depth = caller.Depth,
            UserId = caller.UserId,
            InitiatingUserId = caller.InitiatingUserId,
            BusinessUnitId = organization.BusinessUnitId,
            OrganizationId = organization.OrganizationId,
            OrganizationName = organization.Name,
            CorrelationId = call.CorrelationId,
            OperationId = organization.Catalog.NewId(),
            OperationCreatedOn = organization.Clock.UtcNow,
            IsInTransaction = true,
            InputParameters = input,
            OutputParameters = [],
            SharedVariables = [],
            ParentContext = caller.Context,
        };
        try
        {
            organization.Invoker.Run(step, context, transaction, caller.Deadline ?? organization.Clock.UtcNow + PluginInvoker.TimeLimit);
            if (caller.Transaction is null)
            {
                transaction.Commit();
            }

            return context.OutputParameters;
        }
        catch
        {
            transaction.Doom();
            throw;
        }
    }
}

namespace EmbeddedDataverse.CustomApis;

/// <summary>
/// Takes one call of a custom API through its stages: steps before, the plug-in of the API as stage 30, steps after. All share one
/// set of parameters and variables.
/// </summary>
internal sealed class CustomApiPipeline
{
    private readonly Call call;
    private readonly CustomApi api;
    private readonly Organization organization;
    private readonly Caller caller;
    private readonly DateTime deadline;
    private readonly DateTime createdOn;
    private readonly Guid operationId;
    private readonly ParameterCollection input = [];
    private readonly ParameterCollection output = [];
    private readonly ParameterCollection shared;

    public CustomApiPipeline(Call call, CustomApi api)
    {
        this.call = call;
        this.api = api;
        organization = call.Organization;
        caller = call.Caller;
        createdOn = organization.Clock.UtcNow;
        operationId = organization.Catalog.NewId();
        deadline = caller.Deadline ?? createdOn + PluginInvoker.TimeLimit;
        input.AddRange(call.Request.Parameters);
        if (organization.Options.OptionalParametersHaveDefaults)
        {
            foreach (var parameter in api.Parameters.Where(parameter => !input.Contains(parameter.Name)))
            {
                input[parameter.Name] = parameter.Default;
            }
        }

        shared = EventParameters.Shared(call);
    }

    /// <summary>Gives the properties of the response.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Run()
    {
        var steps = BypassRules.Apply(call, organization.Steps.For(api.BoundTable ?? "none", api.Name, api.Name));
        if (steps.IsEmpty && api.PluginType is null)
        {
            return [];
        }

        IReadOnlyList<KeyValuePair<string, object>> answer = [];
        Run(steps.PreValidation, caller.Transaction);
        if (caller.Transaction is null && !organization.Options.CustomApisInTransaction)
        {
            Operate(null);
        }
        else
        {
            WorkTransaction.Join(organization, caller, Operate);
        }

        return answer;

        void Operate(WorkTransaction? transaction)
        {
            Run(steps.PreOperation, transaction);
            if (api.PluginType is { } type)
            {
                Run([new Step { Id = api.Id, Name = type.Name ?? api.Name, Message = api.Name, PluginTypeId = type.Id, Stage = 30 }], transaction);
            }

            Run(steps.PostOperation, transaction);
            answer = [.. api.Answer(output)];
            foreach (var step in steps.Asynchronous)
            {
                Queue(JobRecord.For(step, ContextFor(step, null), organization), transaction);
            }
        }
    }

    private void Run(IReadOnlyList<Step> steps, WorkTransaction? transaction)
    {
        foreach (var step in steps)
        {
            organization.Invoker.Run(step, ContextFor(step, transaction), transaction, deadline);
        }
    }

    private void Queue(JobRecord job, WorkTransaction? transaction)
    {
        if (transaction is null)
        {
            organization.Jobs.Enqueue(job);
        }
        else
        {
            transaction.Jobs.Add(job);
        }
    }

    private PluginContext ContextFor(Step step, WorkTransaction? transaction)
    {
        return new PluginContext
        {
            Mode = step.IsAsync ? 1 : 0,
            MessageName = api.Name,
            PrimaryEntityName = api.BoundTable ?? "none",
            PrimaryEntityId = api.BoundTable is null ? Guid.Empty : ((EntityReference)input["Target"]).Id,
            Stage = step.Stage,
            Depth = caller.Depth,
            RequestId = call.Request.RequestId,
            UserId = step.ImpersonatingUser ?? caller.UserId,
            InitiatingUserId = caller.InitiatingUserId,
            BusinessUnitId = organization.BusinessUnitId,
            OrganizationId = organization.OrganizationId,
            OrganizationName = organization.Name,
            OwningExtension = step.Stage == 30 ? null : new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Name },
            CorrelationId = call.CorrelationId,
            OperationId = operationId,
            OperationCreatedOn = createdOn,
            IsInTransaction = transaction is not null,
            InputParameters = input,
            OutputParameters = output,
            SharedVariables = shared,
            ParentContext = caller.Context,
        };
    }
}

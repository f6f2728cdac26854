namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// What the contexts of one event have in common over the stages: parameters, shared variables, rows. Variables set in
/// PreValidation are found through ParentContext later; those set in PreOperation go on to PostOperation.
/// </summary>
internal sealed class EventFrame
{
    private readonly WriteEvent source;
    private readonly Organization organization;
    private readonly Caller caller;
    private readonly DateTime createdOn;
    private readonly Guid operationId;
    private PluginContext? outer;

    public EventFrame(WriteEvent source, string message, IReadOnlyList<WriteRow> rows, bool isMultiple)
    {
        this.source = source;
        organization = source.Call.Organization;
        caller = source.Call.Caller;
        createdOn = organization.Clock.UtcNow;
        operationId = organization.Catalog.NewId();
        Message = message;
        Rows = rows;
        IsMultiple = isMultiple;
        Input = EventParameters.Input(source, rows, isMultiple);
        SharedBefore = EventParameters.Shared(source.Call);
        Shared = EventParameters.Shared(source.Call);
    }

    public string Message { get; }

    public IReadOnlyList<WriteRow> Rows { get; }

    public bool IsMultiple { get; }

    public ParameterCollection Input { get; }

    public ParameterCollection Output { get; } = [];

    public ParameterCollection SharedBefore { get; }

    public ParameterCollection Shared { get; }

    public PluginContext ContextFor(Step step, WorkTransaction? transaction)
    {
        if (step.Stage == 40)
        {
            EventParameters.SetOutput(Output, Message, source.Table, Rows);
        }

        return Make(step, step.Stage, step.Stage == 10 ? SharedBefore : Shared, step.Stage == 10 ? caller.Context : Outer(), transaction is not null);
    }

    private PluginContext Outer()
    {
        return outer ??= Make(null, 30, SharedBefore, caller.Context, inTransaction: true);
    }

    private PluginContext Make(Step? step, int stage, ParameterCollection shared, IPluginExecutionContext? parent, bool inTransaction)
    {
        var collections = IsMultiple || stage == 30 ? Rows.Count : 1;
        var pre = step is null ? [] : Images(step.Images.Where(image => image.IsPre), row => row.Pre, collections);
        var post = step is not { Stage: 40 } ? [] : Images(step.Images.Where(image => image.IsPost), row => row.Post, collections);
        return new PluginContext
        {
            Mode = step is { IsAsync: true } ? 1 : 0,
            Depth = caller.Depth,
            MessageName = Message,
            PrimaryEntityName = source.Table.Name,
            PrimaryEntityId = IsMultiple || (Message == "Create" && stage < 40) ? Guid.Empty : Rows[0].Id,
            RequestId = source.Call.Request.RequestId,
            InputParameters = Input,
            OutputParameters = Output,
            SharedVariables = shared,
            UserId = step?.ImpersonatingUser ?? caller.UserId,
            InitiatingUserId = caller.InitiatingUserId,
            BusinessUnitId = organization.BusinessUnitId,
            OrganizationId = organization.OrganizationId,
            OrganizationName = organization.Name,
            OwningExtension = step is null ? null : new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Name },
            CorrelationId = source.Call.CorrelationId,
            OperationId = operationId,
            OperationCreatedOn = createdOn,
            IsInTransaction = inTransaction && step is not { IsAsync: true },
            Stage = stage,
            ParentContext = parent,
            PreEntityImages = !IsMultiple && pre.Length > 0 ? pre[0] : [],
            PostEntityImages = !IsMultiple && post.Length > 0 ? post[0] : [],
            PreEntityImagesCollection = pre,
            PostEntityImagesCollection = post,
        };
    }

    private EntityImageCollection[] Images(IEnumerable<StepImage> images, Func<WriteRow, Entity?> state, int count)
    {
        var wanted = images.ToList();
        var collections = new EntityImageCollection[count];
        for (var i = 0; i < count; i++)
        {
            collections[i] = [];
            if (state(Rows[i]) is not { } row)
            {
                continue;
            }

            foreach (var image in wanted)
            {
                collections[i][image.Alias] = image.Take(row);
            }
        }

        return collections;
    }
}

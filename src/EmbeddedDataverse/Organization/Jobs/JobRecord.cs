namespace EmbeddedDataverse.Jobs;

/// <summary>A job of the asynchronous service: a step and the context it is to run with, in a form that outlives the process.</summary>
internal sealed class JobRecord
{
    public required Guid Id { get; init; }

    public required Guid StepId { get; init; }

    public required string Name { get; init; }

    public required string Message { get; init; }

    public required string Table { get; init; }

    public Guid PrimaryId { get; init; }

    public int Depth { get; init; }

    public Guid UserId { get; init; }

    public Guid CorrelationId { get; init; }

    public required byte[] Context { get; init; }

    public static JobRecord For(Step step, PluginContext context, Organization organization)
    {
        return new JobRecord
        {
            Id = organization.Catalog.NewId(),
            StepId = step.Id,
            Name = step.Name,
            Message = context.MessageName,
            Table = context.PrimaryEntityName,
            PrimaryId = context.PrimaryEntityId,
            Depth = context.Depth,
            UserId = context.UserId,
            CorrelationId = context.CorrelationId,
            Context = ContextCodec.Write(context),
        };
    }
}

namespace EmbeddedDataverse.Jobs;

/// <summary>What identifies a context, and its shared variables.</summary>
internal sealed record ContextHead(
    int Mode,
    int Stage,
    int Depth,
    string Message,
    string Table,
    Guid PrimaryId,
    Guid UserId,
    Guid InitiatingUserId,
    Guid CorrelationId,
    Guid OperationId,
    Guid StepId,
    DateTime CreatedOn,
    ParameterCollection Shared);

namespace EmbeddedDataverse.Jobs;

/// <summary>A job as a worker takes it.</summary>
/// <param name="Id">The asyncoperation row.</param>
/// <param name="StepId">The step to run.</param>
/// <param name="Context">The context to run it with, in bytes.</param>
/// <param name="Attempts">How often it ran before.</param>
internal sealed record TakenJob(Guid Id, Guid StepId, byte[] Context, int Attempts);

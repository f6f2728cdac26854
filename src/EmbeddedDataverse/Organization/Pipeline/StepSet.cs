namespace EmbeddedDataverse.Pipeline;

/// <summary>The steps of one event on one table, by stage, in the order they run.</summary>
internal sealed class StepSet
{
    public static readonly StepSet Empty = new([]);

    private readonly Step[] all;

    public StepSet(IEnumerable<Step> steps)
    {
        all = [.. steps.OrderBy(step => step.Rank)];
        PreValidation = [.. all.Where(step => step.Stage == 10)];
        PreOperation = [.. all.Where(step => step.Stage == 20)];
        PostOperation = [.. all.Where(step => step is { Stage: 40, IsAsync: false })];
        Asynchronous = [.. all.Where(step => step is { Stage: 40, IsAsync: true })];
    }

    public bool IsEmpty => all.Length == 0;

    public IReadOnlyList<Step> PreValidation { get; }

    public IReadOnlyList<Step> PreOperation { get; }

    public IReadOnlyList<Step> PostOperation { get; }

    public IReadOnlyList<Step> Asynchronous { get; }

    public bool NeedsPreImage => all.Any(step => step.NeedsPreImage);

    public bool NeedsPostImage => all.Any(step => step.NeedsPostImage);

    public bool HasSynchronous => PreValidation.Count + PreOperation.Count + PostOperation.Count > 0;

    public StepSet Without(Func<Step, bool> excluded)
    {
        return new StepSet(all.Where(step => !excluded(step)));
    }
}

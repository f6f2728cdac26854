using Linking.Chaos.Histories;

namespace Linking.Chaos;

/// <summary>Leaves out steps of a history as long as it still breaks the same promise.</summary>
internal sealed class Shrinking(History history, Templates templates, IReadOnlySet<int>? only, bool isWanted)
{
    public FoundDivergence Shrink(HistoryResult result)
    {
        var steps = history.Steps.Select(step => step.Number).Where(number => only?.Contains(number) != false).ToList();
        for (var i = isWanted ? steps.Count - 1 : -1; i >= 0; i--)
        {
            var fewer = steps.Where((_, index) => index != i).ToList();
            var again = new HistoryRun(history, templates, fewer.ToHashSet()).Execute();
            if (again.Divergence?.Kind == result.Divergence!.Kind)
            {
                (steps, result) = (fewer, again);
            }
        }

        return new FoundDivergence(history.Seed, result.Divergence!.Kind, result.Divergence.Message, steps, [history.Settings.ToString(), .. result.Story]);
    }
}

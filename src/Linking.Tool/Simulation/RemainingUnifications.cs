using Linking.Tool.Input;

namespace Linking.Tool.Simulation;

/// <summary>Finds out where an organisation that was played in before is to go on.</summary>
internal static class RemainingUnifications
{
    /// <summary>
    /// The unifications to play. One that is written as a whole is played again, because nothing says that its linking was over. One that was
    /// begun lies between the one before and itself: what differs from the two together is less than from any other two neighbours.
    /// </summary>
    /// <param name="unifications">All, in order.</param>
    /// <param name="differences">How many rows of the organisation differ from what each of them holds.</param>
    /// <param name="empty">How many rows the organisation has: what differs from nothing.</param>
    public static IReadOnlyList<UnificationFolder> Find(IReadOnlyList<UnificationFolder> unifications, IReadOnlyList<long> differences, long empty)
    {
        if (differences.Contains(0))
        {
            return [.. unifications.Skip(differences.ToList().LastIndexOf(0))];
        }

        var (next, least) = (0, long.MaxValue);
        for (var i = 0; i < unifications.Count; i++)
        {
            var sum = differences[i] + (i == 0 ? empty : differences[i - 1]);
            (next, least) = sum < least ? (i, sum) : (next, least);
        }

        return [.. unifications.Skip(next)];
    }
}

using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Linking;

/// <summary>What a round did.</summary>
/// <param name="Rows">The rows as they ended, those that were left for want of time excepted.</param>
/// <param name="IssuesRecorded">How many issues were opened, changed or closed.</param>
/// <param name="LeftInTime">How many writes were left because the time was over or the platform asked to wait.</param>
/// <param name="Unsettled">How many rows have a claim that could be read before but not any more.</param>
internal sealed record RoundResult(IReadOnlyList<AppliedRow> Rows, int IssuesRecorded, int LeftInTime, int Unsettled)
{
    /// <summary>The first row, in the order of rows, whose write was left; null when none was.</summary>
    public RowKey? FirstLeft { get; init; }

    /// <summary>How many rows were written.</summary>
    public int Written { get; init; }
}

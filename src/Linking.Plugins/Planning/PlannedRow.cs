using System;

namespace Linking.Plugins.Planning;

/// <summary>What is to happen to one looked-at source row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Change">How the row ends.</param>
/// <param name="From">The profile that the row is linked to now.</param>
/// <param name="To">The profile that it is to be linked to; null for none.</param>
/// <param name="Issue">What is in the way or to be said; null for nothing.</param>
internal sealed record PlannedRow(RowKey Row, Change Change, Guid? From, Guid? To, RowIssue? Issue)
{
    /// <summary>The version of the row that was planned: written only while it is still that one, so that no decision outlives its facts.</summary>
    public string? Version { get; init; }

    /// <summary>The customer to whom the row belongs by the claims that were seen; the empty one when nobody claims it.</summary>
    public CustomerId Owner { get; init; }

    /// <summary>
    /// Whether the guard watches the change: a link is cleared, or goes from a profile that is there to one of another customer, and that
    /// only because of what is missing.
    /// </summary>
    public bool IsGuarded { get; init; }

    /// <summary>For a row that is left: what the second look would do as things are now.</summary>
    public PlannedRow? End { get; init; }

    /// <summary>Whether the row had to wait for its second look, which this is.</summary>
    public bool Waited { get; init; }

    /// <summary>Whether the row has to be written.</summary>
    internal bool Writes => From != To;
}

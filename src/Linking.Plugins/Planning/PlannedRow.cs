using System;

namespace Linking.Plugins.Planning;

/// <summary>What is to happen to one looked-at source row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Change">How the row ends.</param>
/// <param name="From">The profile that the row is linked to now.</param>
/// <param name="To">The profile that it is to be linked to; null for none.</param>
/// <param name="Issue">The obstacle, when <paramref name="Change"/> is <see cref="Planning.Change.Issue"/>.</param>
internal sealed record PlannedRow(RowKey Row, Change Change, Guid? From, Guid? To, RowIssue? Issue)
{
    /// <summary>The version of the row that was planned: written only while it is still that one, so that no decision outlives its facts.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the row has to be written.</summary>
    internal bool Writes => From != To;
}

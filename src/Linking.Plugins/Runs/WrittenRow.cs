using System;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>A profile or key that an event speaks of. It says which row to look at, never what to write.</summary>
/// <param name="Id">The row.</param>
/// <param name="IsDeleted">Whether the event is a delete.</param>
/// <param name="Written">The columns of the event; null for a delete.</param>
/// <param name="Before">The row as it was before, where the step carries an image of it.</param>
internal sealed record WrittenRow(Guid Id, bool IsDeleted, Entity? Written, Entity? Before)
{
    /// <summary>When it was written or deleted (UTC); the latest moment of all where the event does not say so.</summary>
    public DateTime On { get; init; } = DateTime.MaxValue;
}

using System;

namespace Linking.Plugins.CustomApis;

/// <summary>What linking would do to a row, and why.</summary>
/// <param name="Code">
/// What happens to the row: Linked, Relinked, Unlinked, Unchanged, or an issue's code; Skipped or NotUnified when its table is not linked.
/// </param>
/// <param name="To">The profile that the row is linked to afterwards.</param>
/// <param name="Reason">Why, in sentences.</param>
/// <param name="Remedy">What to do; empty when there is nothing to do.</param>
internal sealed record Outcome(string Code, Guid? To, string Reason, string Remedy)
{
    internal const string Skipped = "Skipped";
    internal const string NotUnified = "NotUnified";
}

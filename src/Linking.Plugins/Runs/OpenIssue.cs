using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>An issue that is open.</summary>
/// <param name="Id">The record.</param>
/// <param name="Code">The code, as recorded.</param>
/// <param name="Row">The source row concerned; null when the issue is about a key that names none.</param>
/// <param name="CustomerIds">The customers concerned.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Message">The message, as recorded.</param>
/// <param name="Attempts">How often it was recorded since it was opened.</param>
internal sealed record OpenIssue(Guid Id, string Code, RowKey? Row, IReadOnlyList<string> CustomerIds, string Key, string Message, int Attempts)
{
    /// <summary>The version of the record that was read; null where it is not guarded by it.</summary>
    public string? Version { get; init; }
}

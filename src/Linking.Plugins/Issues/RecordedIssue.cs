using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Issues;

/// <summary>An issue as it is recorded.</summary>
/// <param name="Id">The record.</param>
/// <param name="IsOpen">Whether it stands still.</param>
/// <param name="Code">The code, as recorded.</param>
/// <param name="Row">The source row concerned; null when the issue is about a key that names none.</param>
/// <param name="Customers">The customers concerned.</param>
/// <param name="Message">The message, as recorded.</param>
/// <param name="Attempts">How often it was recorded since it was opened.</param>
/// <param name="Version">The version of the record that was read; null where none is kept.</param>
internal sealed record RecordedIssue(
    Guid Id,
    bool IsOpen,
    string Code,
    RowKey? Row,
    IReadOnlyList<CustomerId> Customers,
    string Message,
    int Attempts,
    string? Version);

using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>An issue as it is to be recorded.</summary>
internal sealed record IssueRecord
{
    public Guid Id { get; init; }

    public IssueCode Code { get; init; }

    public required string Message { get; init; }

    public required string Remedy { get; init; }

    /// <summary>Logical name of the source table.</summary>
    public required string Table { get; init; }

    /// <summary>The source row that the issue names; null when a key names none.</summary>
    public Guid? RowId { get; init; }

    public string DataSource { get; init; } = string.Empty;

    public string EntityName { get; init; } = string.Empty;

    /// <summary>The key as written.</summary>
    public string Key { get; init; } = string.Empty;

    public IReadOnlyList<string> CustomerIds { get; init; } = [];
}

using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Issues;

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

    public required string DataSource { get; init; }

    public required string EntityName { get; init; }

    /// <summary>The key as written.</summary>
    public required string Key { get; init; }

    public IReadOnlyList<CustomerId> Customers { get; init; } = [];
}

namespace Linking.Chaos.Reference;

/// <summary>A row of the alternate keys.</summary>
internal sealed record KeyEntry
{
    public required Guid Id { get; init; }

    public required string DataSource { get; init; }

    public required string Table { get; init; }

    public required string Value { get; init; }

    /// <summary>The customer, as written.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The KeyRing; null for none.</summary>
    public string? Ring { get; init; }
}

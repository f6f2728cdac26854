namespace EmbeddedDataverse.Metadata;

/// <summary>Declares an alternate key: columns that together name one row.</summary>
public sealed class AlternateKeyDefinition
{
    /// <summary>The key's name.</summary>
    public required string Name { get; init; }

    /// <summary>The logical names of its columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}

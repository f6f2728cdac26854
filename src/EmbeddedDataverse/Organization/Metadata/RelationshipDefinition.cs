namespace EmbeddedDataverse.Metadata;

/// <summary>Declares a one-to-many relationship, kept with the table on its "N" side.</summary>
public sealed class RelationshipDefinition
{
    /// <summary>The schema name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>The table on the "1" side.</summary>
    public required string ReferencedTable { get; init; }

    /// <summary>The lookup column on the "N" side.</summary>
    public required string Lookup { get; init; }

    /// <summary>What deleting the row on the "1" side does.</summary>
    public CascadeType CascadeDelete { get; init; }

    /// <summary>The identity of the relationship.</summary>
    public Guid Id { get; init; }
}

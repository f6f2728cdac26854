namespace EmbeddedDataverse.Metadata;

/// <summary>Declares a table. The columns every table of its kind has are added by the platform.</summary>
public sealed class TableDefinition
{
    /// <summary>The logical name, in lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>The schema name, which the names of its privileges end in; the logical name when not given.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The label shown to people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name of the set in the Web API; the logical name in the English plural when not given.</summary>
    public string? EntitySetName { get; init; }

    /// <summary>Where the rows are kept.</summary>
    public TableKind Kind { get; init; }

    /// <summary>Who owns the rows.</summary>
    public TableOwnership Ownership { get; init; }

    /// <summary>The primary key; the logical name and "id" when not given.</summary>
    public string? PrimaryId { get; init; }

    /// <summary>The primary name; added as a text of 100 characters when it is not among the columns.</summary>
    public string? PrimaryName { get; init; }

    /// <summary>The numeric code of the table; made up when not given.</summary>
    public int? ObjectTypeCode { get; init; }

    /// <summary>Whether somebody added it, rather than the platform.</summary>
    public bool IsCustom { get; init; } = true;

    /// <summary>Managed property: whether columns may be added.</summary>
    public bool CanCreateAttributes { get; init; } = true;

    /// <summary>Managed property: whether it may be the "N" side of a new relationship.</summary>
    public bool CanBeRelated { get; init; } = true;

    /// <summary>Managed property: whether it may be the "1" side of a new relationship.</summary>
    public bool CanBePrimary { get; init; } = true;

    /// <summary>Whether rows can be written in the version that was read only.</summary>
    public bool IsOptimisticConcurrencyEnabled { get; init; } = true;

    /// <summary>Whether plug-in steps may be registered; false for the platform's own tables.</summary>
    public bool RaisesEvents { get; init; } = true;

    /// <summary>The columns of its own.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>The alternate keys; elastic tables cannot have any of their own.</summary>
    public IReadOnlyList<AlternateKeyDefinition> Keys { get; init; } = [];

    /// <summary>Relationships of its lookups that need other than the usual name or cascade.</summary>
    public IReadOnlyList<RelationshipDefinition> Relationships { get; init; } = [];
}

namespace EmbeddedDataverse.Metadata;

/// <summary>Where Dataverse keeps the rows of a table; <c>EntityMetadata.TableType</c> carries the same three words.</summary>
public enum TableKind
{
    /// <summary>Relational: transactions, joins, cascades.</summary>
    Standard,

    /// <summary>Document store: no transactions over rows, no inner joins, pages of 500, Upsert replaces the row.</summary>
    Elastic,

    /// <summary>Rows of another system: read only, raises no events.</summary>
    Virtual,
}

namespace EmbeddedDataverse.Metadata;

/// <summary>The column types the embedded Dataverse stores; the names are those of <see cref="AttributeTypeCode"/>.</summary>
public enum ColumnType
{
    /// <summary>Text of at most <see cref="ColumnDefinition.MaxLength"/> characters.</summary>
    String,

    /// <summary>Long text.</summary>
    Memo,

    /// <summary>32-bit number.</summary>
    Integer,

    /// <summary>64-bit number.</summary>
    BigInt,

    /// <summary>Decimal number; kept with 15 significant digits.</summary>
    Decimal,

    /// <summary>Floating-point number.</summary>
    Double,

    /// <summary>Amount of money; kept with 15 significant digits.</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Moment in UTC, to the second.</summary>
    DateTime,

    /// <summary>Reference to a row of one of <see cref="ColumnDefinition.Targets"/>.</summary>
    Lookup,

    /// <summary>Reference to an account or a contact.</summary>
    Customer,

    /// <summary>Reference to the owning user or team.</summary>
    Owner,

    /// <summary>One of the options.</summary>
    Picklist,

    /// <summary>Active or inactive.</summary>
    State,

    /// <summary>Reason of the state.</summary>
    Status,

    /// <summary>A GUID that is no reference.</summary>
    Uniqueidentifier,

    /// <summary>The logical name of a table.</summary>
    EntityName,
}

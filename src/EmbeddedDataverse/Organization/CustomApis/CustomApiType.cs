namespace EmbeddedDataverse.CustomApis;

/// <summary>The type of a custom API's parameter or property; the numbers are those of its row.</summary>
public enum CustomApiType
{
    /// <summary>bool.</summary>
    Boolean,

    /// <summary>DateTime.</summary>
    DateTime,

    /// <summary>decimal.</summary>
    Decimal,

    /// <summary>Entity.</summary>
    Entity,

    /// <summary>EntityCollection.</summary>
    EntityCollection,

    /// <summary>EntityReference.</summary>
    EntityReference,

    /// <summary>double.</summary>
    Float,

    /// <summary>int.</summary>
    Integer,

    /// <summary>Money.</summary>
    Money,

    /// <summary>OptionSetValue.</summary>
    Picklist,

    /// <summary>string.</summary>
    String,

    /// <summary>string[].</summary>
    StringArray,

    /// <summary>Guid.</summary>
    Guid,
}

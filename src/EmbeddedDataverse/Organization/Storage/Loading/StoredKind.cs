namespace EmbeddedDataverse.Storage.Loading;

/// <summary>What SQLite keeps.</summary>
internal enum StoredKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A number of 64 bits.</summary>
    Integer,

    /// <summary>A number with a point.</summary>
    Real,

    /// <summary>UTF-8.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Blob,
}

namespace Linking.Tool.Input;

/// <summary>The types a column of a source table may have.</summary>
internal enum ColumnKind
{
    Text,
    Memo,
    Integer,
    BigInt,
    Decimal,
    Double,
    Money,
    Boolean,
    Choice,
    DateTime,
    UniqueIdentifier,
    Lookup,
}

namespace Linking.Benchmarks.Scale;

/// <summary>A kind of call, as far as costs and counts tell them apart.</summary>
internal enum CallKind
{
    Read,

    /// <summary>A write of a source row.</summary>
    RowWrite,

    /// <summary>A write of a record of the product.</summary>
    Write,

    Other,
}

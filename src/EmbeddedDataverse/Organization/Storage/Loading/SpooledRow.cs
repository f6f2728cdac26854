namespace EmbeddedDataverse.Storage.Loading;

/// <summary>A row as a spool keeps it; the bytes are good until the next one is read.</summary>
/// <param name="Key">Its place in the table.</param>
/// <param name="Shape">Which columns it has.</param>
/// <param name="Bytes">Their values, as <see cref="RowBuffer"/> writes them.</param>
internal readonly record struct SpooledRow(long Key, int Shape, ReadOnlyMemory<byte> Bytes);

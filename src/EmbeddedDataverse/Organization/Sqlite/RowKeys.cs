using System.Buffers.Binary;

namespace EmbeddedDataverse.Sqlite;

/// <summary>
/// Turns a row's GUID into SQLite's 64-bit row id by a seeded mix. The table's own order is thereby a shuffle that is the same
/// for the life of the file, as rows of Dataverse come in no promised order, and a row is found without an index on its GUID.
/// </summary>
internal sealed class RowKeys(long seed)
{
    private static ReadOnlySpan<byte> Weights => [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

    /// <summary>
    /// The bytes of a GUID in the order of weight that SQL Server gives them, so that stored GUIDs compare as its uniqueidentifiers do:
    /// the last six bytes first, then the two before them, and the first three groups backwards.
    /// </summary>
    public static byte[] ToBytes(Guid id)
    {
        Span<byte> plain = stackalloc byte[16];
        _ = id.TryWriteBytes(plain);
        var bytes = new byte[16];
        for (var i = 0; i < Weights.Length; i++)
        {
            bytes[i] = plain[Weights[i]];
        }

        return bytes;
    }

    public static Guid FromBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> plain = stackalloc byte[16];
        for (var i = 0; i < Weights.Length; i++)
        {
            plain[Weights[i]] = bytes[i];
        }

        return new Guid(plain);
    }

    /// <summary>The stored bytes turned into those of the GUID as it is written, which is how elastic tables order GUIDs.</summary>
    public static byte[] AsWritten(ReadOnlySpan<byte> bytes)
    {
        return FromBytes(bytes).ToByteArray(bigEndian: true);
    }

    public long Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = id.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return (long)Mix(Mix(high + unchecked((ulong)seed * 0x9E3779B97F4A7C15UL)) ^ low);
    }

    /// <summary>An id made from a counter: the same in each run with the same seed.</summary>
    public Guid NewId(long counter)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mix(unchecked((ulong)counter * 2 + 1) ^ Mix((ulong)seed)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix(unchecked((ulong)counter * 2 + 2) ^ Mix(~(ulong)seed)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

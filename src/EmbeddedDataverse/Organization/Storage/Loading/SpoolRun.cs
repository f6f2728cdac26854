using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace EmbeddedDataverse.Storage.Loading;

/// <summary>Reads a sorted run of a spool's file, a piece at a time.</summary>
internal sealed class SpoolRun(SafeFileHandle file, long start, long end)
{
    /// <summary>Bytes before each row: key, shape, length.</summary>
    public const int Head = sizeof(long) + sizeof(int) + sizeof(int);

    private byte[] piece = new byte[1 << 16];
    private long position = start;
    private int from;
    private int to;

    public SpooledRow Current { get; private set; }

    /// <summary>Writes what stands before a row.</summary>
    public static void WriteHead(Span<byte> into, long key, int shape, int length)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, key);
        BinaryPrimitives.WriteInt32LittleEndian(into[sizeof(long)..], shape);
        BinaryPrimitives.WriteInt32LittleEndian(into[(sizeof(long) + sizeof(int))..], length);
    }

    public bool Read()
    {
        if (from == to && position == end)
        {
            return false;
        }

        Have(Head);
        var head = piece.AsSpan(from, Head);
        var key = BinaryPrimitives.ReadInt64LittleEndian(head);
        var shape = BinaryPrimitives.ReadInt32LittleEndian(head[sizeof(long)..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[(sizeof(long) + sizeof(int))..]);
        Have(Head + length);
        Current = new SpooledRow(key, shape, piece.AsMemory(from + Head, length));
        from += Head + length;
        return true;
    }

    private void Have(int count)
    {
        if (to - from >= count)
        {
            return;
        }

        var rest = piece.AsSpan(from, to - from);
        var target = count > piece.Length ? new byte[count * 2] : piece;
        rest.CopyTo(target);
        (to, from, piece) = (rest.Length, 0, target);
        while (to < count)
        {
            var most = (int)Math.Min(piece.Length - to, end - position);
            var read = RandomAccess.Read(file, piece.AsSpan(to, most), position);
            if (read == 0)
            {
                throw new EndOfStreamException("A temporary file of the loader ends early.");
            }

            to += read;
            position += read;
        }
    }
}

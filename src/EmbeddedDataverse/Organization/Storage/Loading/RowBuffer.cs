using System.Buffers.Binary;

namespace EmbeddedDataverse.Storage.Loading;

/// <summary>Bytes of rows one after the other, each value with what it is.</summary>
internal sealed class RowBuffer
{
    private byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Slice(int start, int length) => bytes.AsMemory(start, length);

    public void Clear() => Length = 0;

    /// <summary>Adds a value as SQLite keeps it.</summary>
    public void Add(object? value)
    {
        switch (value)
        {
            case null:
                Room(1)[0] = (byte)StoredKind.Null;
                break;
            case long number:
                Number(StoredKind.Integer, number);
                break;
            case double number:
                Number(StoredKind.Real, BitConverter.DoubleToInt64Bits(number));
                break;
            case string text:
                var length = Encoding.UTF8.GetByteCount(text);
                _ = Encoding.UTF8.GetBytes(text, Block(StoredKind.Text, length));
                break;
            case byte[] block:
                block.CopyTo(Block(StoredKind.Blob, block.Length));
                break;
            default:
                throw new ArgumentException("SQLite has no type for " + value.GetType().Name, nameof(value));
        }
    }

    private void Number(StoredKind kind, long number)
    {
        var room = Room(1 + sizeof(long));
        room[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], number);
    }

    private Span<byte> Block(StoredKind kind, int length)
    {
        var room = Room(1 + sizeof(int) + length);
        room[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], length);
        return room[(1 + sizeof(int))..];
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        var room = bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }
}

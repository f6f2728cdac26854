using System.Buffers.Binary;

namespace Linking.Tool.Generate;

/// <summary>A random sequence that is the same for the same seed on every machine and version (SplitMix64).</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <summary>True in that share of calls.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public bool Chance(double probability) => (NextBits() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>A GUID in the shape of a random one (version 4).</summary>
    public Guid NextGuid()
    {
        var bytes = NextBytes();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>128 bits in the shape of a CustomerId: a hash, so no version stands in it.</summary>
    public Guid NextCustomerId() => new(NextBytes(), bigEndian: true);

    private byte[] NextBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextBits());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), NextBits());
        return bytes;
    }
}

using System;

namespace Linking.Plugins.Batches;

/// <summary>
/// A fingerprint of a set of rows that costs the same for ten rows and for ten million: the rows fall into buckets by their id, and of
/// each bucket only a sum is kept. Two sets are the same where their sums are; where a sum differs, it is in that bucket.
/// </summary>
internal sealed class RowSketch
{
    private const int Buckets = 128;
    private const int Width = sizeof(ulong);

    private readonly ulong[] sums = new ulong[Buckets];

    /// <summary>Reads the kept form; a text that is none gives the empty set.</summary>
    internal static RowSketch Parse(string text)
    {
        var sketch = new RowSketch();
        var bytes = BytesOf(text);
        if (bytes.Length == Buckets * Width)
        {
            Buffer.BlockCopy(bytes, 0, sketch.sums, 0, bytes.Length);
        }

        return sketch;
    }

    private static byte[] BytesOf(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>Adds a row that is not in the set.</summary>
    internal void Add(Guid row)
    {
        var hash = HashOf(row);
        sums[BucketOf(hash)] += hash;
    }

    /// <summary>Adds a row with what is to become of it: the same row with another fate makes another sum.</summary>
    internal void Add(Guid row, Guid? fate)
    {
        var hash = HashOf(row);
        sums[BucketOf(hash)] += Mix(hash ^ (fate is { } target ? HashOf(target) : 0));
    }

    /// <summary>Whether the bucket that the row falls into holds anything.</summary>
    internal bool HoldsAt(Guid row) => sums[BucketOf(HashOf(row))] != 0;

    /// <summary>Whether there is nothing in it.</summary>
    internal bool IsEmpty => Array.TrueForAll(sums, sum => sum == 0);

    /// <summary>Gives the buckets that are the same in both sets; the others come out empty.</summary>
    internal RowSketch SameAs(RowSketch other)
    {
        var same = new RowSketch();
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            same.sums[bucket] = sums[bucket] == other.sums[bucket] ? sums[bucket] : 0;
        }

        return same;
    }

    /// <summary>Adds the rows of a set that has none in common with this one.</summary>
    internal void Add(RowSketch other)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            sums[bucket] += other.sums[bucket];
        }
    }

    /// <summary>Whether the sets differ in rows of the bucket that the row falls into.</summary>
    internal bool DiffersAt(Guid row, RowSketch other)
    {
        var bucket = BucketOf(HashOf(row));
        return sums[bucket] != other.sums[bucket];
    }

    /// <summary>Whether the sets differ.</summary>
    internal bool Differs(RowSketch other)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            if (sums[bucket] != other.sums[bucket])
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString()
    {
        var bytes = new byte[Buckets * Width];
        Buffer.BlockCopy(sums, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }

    private static int BucketOf(ulong hash) => (int)(hash % Buckets);

    // Ids may be made in sequence, so their bits are mixed: each bit of the id moves about half of the bits of the result.
    private static ulong HashOf(Guid row)
    {
        var bytes = row.ToByteArray();
        return Mix(BitConverter.ToUInt64(bytes, 0) ^ Mix(BitConverter.ToUInt64(bytes, Width)));
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}

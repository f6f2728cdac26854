namespace Linking.Benchmarks.Scale;

/// <summary>
/// When synthetic contacts were created: half of them in one day, as by an import, the others over the five years behind it, in an order
/// that has nothing to do with their customers. Worked out, as everything about them: numbers are shuffled by four rounds of a Feistel
/// network, which can be gone back.
/// </summary>
/// <param name="count">How many contacts there are.</param>
internal sealed class CreationOrder(long count)
{
    private const int Rounds = 4;

    private static readonly DateTime Import = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly long half = Math.Max(1, count / 2);
    private readonly int width = HalfWidth(count);

    private long StepOfImport => TimeSpan.TicksPerDay / half;

    private long StepBehind => 5 * 365 * TimeSpan.TicksPerDay / half;

    /// <summary>The number of the contact that was created at a place in the order.</summary>
    public long NumberAt(long place) => Walk(place, forward: false);

    /// <summary>When a contact was created.</summary>
    public DateTime CreatedOn(long number)
    {
        var place = Walk(number, forward: true);
        return Import.AddTicks(place < half ? place * StepOfImport : TimeSpan.TicksPerDay + ((place - half) * StepBehind));
    }

    /// <summary>The first place of a contact that was created at a moment or later.</summary>
    public long FirstFrom(DateTime moment)
    {
        var ticks = (moment - Import).Ticks;
        var place = ticks < TimeSpan.TicksPerDay
            ? Math.Min(half, Up(ticks, StepOfImport))
            : half + Up(ticks - TimeSpan.TicksPerDay, StepBehind);
        return Math.Clamp(place, 0, count);
    }

    private static long Up(long ticks, long step) => (Math.Max(0, ticks) + step - 1) / step;

    private static int HalfWidth(long count)
    {
        var bits = 1;
        while (1L << (2 * bits) < count)
        {
            bits++;
        }

        return bits;
    }

    // The network shuffles a power of four; what falls behind the last number is shuffled again.
    private long Walk(long value, bool forward)
    {
        do
        {
            value = forward ? Shuffle(value) : Back(value);
        }
        while (value >= count);
        return value;
    }

    private long Shuffle(long value)
    {
        var mask = (1L << width) - 1;
        var (left, right) = (value >> width, value & mask);
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ Mixed(right, round, mask));
        }

        return (left << width) | right;
    }

    private long Back(long value)
    {
        var mask = (1L << width) - 1;
        var (left, right) = (value >> width, value & mask);
        for (var round = Rounds - 1; round >= 0; round--)
        {
            (left, right) = (right ^ Mixed(left, round, mask), left);
        }

        return (left << width) | right;
    }

    private static long Mixed(long value, int round, long mask)
    {
        var mixed = ((ulong)value + ((ulong)round * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;
        return (long)((mixed ^ (mixed >> 29)) * 0x94D049BB133111EB >> 20) & mask;
    }
}

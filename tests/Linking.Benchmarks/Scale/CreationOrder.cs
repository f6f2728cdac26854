using System.Numerics;

namespace Linking.Benchmarks.Scale;

/// <summary>
/// When synthetic contacts were created: half of them in one day, as by an import, the others over the five years behind it, in an order
/// that has nothing to do with their customers. Worked out, as everything about them.
/// </summary>
/// <param name="count">How many contacts there are.</param>
internal sealed class CreationOrder(long count)
{
    private static readonly DateTime Import = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly long stride = Stride(count);
    private readonly long inverse = InverseOf(Stride(count), count);
    private readonly long half = Math.Max(1, count / 2);

    private long StepOfImport => TimeSpan.TicksPerDay / half;

    private long StepBehind => 5 * 365 * TimeSpan.TicksPerDay / half;

    /// <summary>The number of the contact that was created at a place in the order.</summary>
    public long NumberAt(long place) => place * stride % count;

    /// <summary>When a contact was created.</summary>
    public DateTime CreatedOn(long number)
    {
        var place = number * inverse % count;
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

    // About the golden section of the count, so that neighbours by number lie far apart.
    private static long Stride(long count)
    {
        var stride = Math.Max(1, (long)(count * 0.6180339887));
        while (BigInteger.GreatestCommonDivisor(stride, count) != 1)
        {
            stride++;
        }

        return stride;
    }

    private static long InverseOf(long value, long modulus)
    {
        var (last, next, lastFactor, factor) = (modulus, value % modulus, 0L, 1L);
        while (next > 1)
        {
            var times = last / next;
            (last, next) = (next, last - (times * next));
            (lastFactor, factor) = (factor, lastFactor - (times * factor));
        }

        return ((factor % modulus) + modulus) % modulus;
    }
}

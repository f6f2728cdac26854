using Linking.Benchmarks.Overhead;

namespace Linking.Benchmarks.Embedded;

/// <summary>What a piece of work costs in the embedded Dataverse, against the same writes without it.</summary>
/// <param name="Name">The work.</param>
/// <param name="Limit">How many times the bare writes it may cost.</param>
/// <param name="Items">Updates or rows in each measurement.</param>
/// <param name="Embedded">Through the embedded Dataverse.</param>
/// <param name="Bare">Through Microsoft.Data.Sqlite; each beside the one at the same place.</param>
internal sealed record EmbeddedRatio(string Name, double Limit, int Items, IReadOnlyList<ProcessorTime> Embedded, IReadOnlyList<ProcessorTime> Bare)
{
    /// <summary>How many times the bare writes it costs; the median of the pairs.</summary>
    public double Ratio => ProcessorTime.Median(Embedded.Zip(Bare, (embedded, bare) => embedded.Processor / bare.Processor));

    /// <summary>Microseconds of processor time for one item through the embedded Dataverse; the median.</summary>
    public double EmbeddedMicroseconds => Each(Embedded);

    /// <summary>The same through Microsoft.Data.Sqlite.</summary>
    public double BareMicroseconds => Each(Bare);

    /// <summary>Bytes that the embedded Dataverse allocates for one item beyond what the bare writes do.</summary>
    public double MoreBytes => ProcessorTime.Median(Embedded.Zip(Bare, (embedded, bare) => (double)(embedded.Allocated - bare.Allocated))) / Items;

    private double Each(IEnumerable<ProcessorTime> times) => ProcessorTime.Median(times.Select(time => time.Processor.TotalMicroseconds)) / Items;
}

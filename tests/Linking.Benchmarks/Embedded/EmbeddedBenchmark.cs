namespace Linking.Benchmarks.Embedded;

/// <summary>What the embedded Dataverse costs beside the database under it.</summary>
/// <param name="loaded">Rows of the file that is loaded.</param>
internal sealed class EmbeddedBenchmark(int loaded)
{
    private const int Rows = 20_000;
    private const int Updates = 40_000;
    private const int Pairs = 7;
    private const int LoadPairs = 3;

    /// <summary>All ratios.</summary>
    public IReadOnlyList<EmbeddedRatio> All()
    {
        var updates = new SingleUpdates(Rows, Updates, Pairs);
        return
        [
            updates.Measure("a single update without steps", 3, withStep: false),
            updates.Measure("a single update with an asynchronous step, job queued", 6, withStep: true),
            new CsvLoad(loaded, LoadPairs).Measure(FormattableString.Invariant($"loading {loaded:N0} rows from CSV"), 2),
        ];
    }
}

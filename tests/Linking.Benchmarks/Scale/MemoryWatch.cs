namespace Linking.Benchmarks.Scale;

/// <summary>Watches how much memory is really in use while a run is under way: garbage is collected before each look.</summary>
/// <param name="every">Calls between two looks.</param>
internal sealed class MemoryWatch(int every)
{
    private long calls;
    private long before;

    /// <summary>The most that was in use beyond what there was at the beginning, in bytes.</summary>
    public long Peak { get; private set; }

    public void Begin() => before = GC.GetTotalMemory(forceFullCollection: true);

    public void Look()
    {
        if (++calls % every == 0)
        {
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
    }
}

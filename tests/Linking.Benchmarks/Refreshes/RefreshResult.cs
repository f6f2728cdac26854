using Linking.Benchmarks.Counting;

namespace Linking.Benchmarks.Refreshes;

/// <summary>What a refresh that changes nothing costs in events. Each profile has one key and one source row.</summary>
/// <param name="Name">How the refresh writes.</param>
/// <param name="Profiles">How many profiles it writes, and as many keys.</param>
/// <param name="Counts">Requests of the product's events.</param>
/// <param name="Jobs">Executions of the asynchronous service.</param>
/// <param name="OwnJobs">Those of them that the product's own records caused.</param>
/// <param name="Processor">Processor time of writes and events, the embedded organisation included.</param>
internal sealed record RefreshResult(string Name, int Profiles, Measurement Counts, int Jobs, int OwnJobs, TimeSpan Processor)
{
    public double Reads => (double)Counts.Reads / Profiles;

    public double JobsOfEach => (double)Jobs / Profiles;

    public double Written => (double)Counts.Written / Profiles;
}

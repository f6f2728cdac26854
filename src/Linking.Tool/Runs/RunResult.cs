using System.Text.Json.Serialization;

namespace Linking.Tool.Runs;

/// <summary>A run that was made now.</summary>
/// <param name="View">The run as it stands in the end.</param>
/// <param name="SourceRowWrites">Writes of rows of source tables; null where nobody counts them, as in a real environment.</param>
/// <param name="Requests">All requests of the product; null likewise.</param>
/// <param name="Failures">What is wrong with the asynchronous jobs.</param>
/// <param name="Elapsed">Real time.</param>
internal sealed record RunResult(
    [property: JsonIgnore] RunView View,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? SourceRowWrites,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Requests,
    IReadOnlyList<string> Failures,
    [property: JsonIgnore] TimeSpan Elapsed)
{
    /// <summary>The run's line of the history.</summary>
    public RunLine Run => View.Run;

    /// <summary>What it did, by table.</summary>
    public IReadOnlyList<TableLine> Tables => View.Tables;

    /// <summary>The links that it would clear and has not.</summary>
    public IReadOnlyList<HeldLine> Held => View.Held;

    /// <summary>Some rows of each change.</summary>
    public IReadOnlyList<SampleLine> Samples => View.Samples;
}

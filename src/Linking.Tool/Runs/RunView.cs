using System.Text.Json.Serialization;
using Linking.Plugins.RunRecords;

namespace Linking.Tool.Runs;

/// <summary>A run with everything there is to show of it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Run">Its line of the history.</param>
/// <param name="Tables">What it did, by table.</param>
/// <param name="Held">The links that it would clear and has not, while it is stopped by the guard.</param>
/// <param name="Samples">Some rows of each change.</param>
internal sealed record RunView(
    [property: JsonIgnore] RunStatus State,
    RunLine Run,
    IReadOnlyList<TableLine> Tables,
    IReadOnlyList<HeldLine> Held,
    IReadOnlyList<SampleLine> Samples);

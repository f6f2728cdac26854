using System.Text.Json.Serialization;

namespace Linking.Tool.Runs;

/// <summary>A run that was made now.</summary>
/// <param name="View">The run as it stands in the end.</param>
/// <param name="SourceRowWrites">Writes of rows of source tables.</param>
/// <param name="Requests">All requests of the product.</param>
/// <param name="Failures">What is wrong with the asynchronous jobs.</param>
/// <param name="Elapsed">Real time.</param>
internal sealed record RunResult(RunView View, long SourceRowWrites, long Requests, IReadOnlyList<string> Failures, [property: JsonIgnore] TimeSpan Elapsed);

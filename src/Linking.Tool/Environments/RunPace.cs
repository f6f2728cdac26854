using Linking.Tool.Report;

namespace Linking.Tool.Environments;

/// <summary>How a run is followed.</summary>
/// <param name="Workers">Jobs side by side, in an organisation file.</param>
/// <param name="Waits">False to leave a run of a real environment as soon as it is asked for.</param>
/// <param name="Progress">Where it is shown.</param>
internal sealed record RunPace(int Workers, bool Waits, IProgressView Progress);

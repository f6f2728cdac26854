using System;

namespace Linking.Plugins.CustomApis;

/// <summary>How far a run is, from its batches.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batches">How many batches it has.</param>
/// <param name="Over">How many of them are over.</param>
/// <param name="Rows">Rows done so far.</param>
/// <param name="Expected">Rows that the latest full run of the same tables did; null when none is known.</param>
internal sealed record RunProgress(Guid Run, int Batches, int Over, long Rows, long? Expected);

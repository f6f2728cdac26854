using System;
using System.Collections.Generic;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Batches;

/// <summary>All that decides what a run does next.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batches">All its batches.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Now">The moment (UTC).</param>
/// <param name="LatestWrite">When a profile or key was last written (UTC); null when none is there.</param>
/// <param name="LastEnded">What the last ended run saw; null when there was none.</param>
internal sealed record RunState(RunRow Run, IReadOnlyList<Batch> Batches, LinkingSettings Settings, DateTime Now, DateTime? LatestWrite, EndedRun? LastEnded);

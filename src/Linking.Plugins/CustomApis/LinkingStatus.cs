using System;
using System.Collections.Generic;
using Linking.Plugins.Settings;

namespace Linking.Plugins.CustomApis;

/// <summary>How the task stands.</summary>
internal sealed record LinkingStatus
{
    public DateTime At { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>Runs that are not over, the newest first.</summary>
    public IReadOnlyList<TaskRecord> Open { get; init; } = [];

    public IReadOnlyList<RunProgress> Progress { get; init; } = [];

    /// <summary>What was done last; null before the first time. Previews do nothing.</summary>
    public TaskRecord? Latest { get; init; }

    /// <summary>The latest preview, where nothing was done since.</summary>
    public TaskRecord? Preview { get; init; }

    /// <summary>Runs and unifications, the newest first, without previews.</summary>
    public IReadOnlyList<TaskRecord> History { get; init; } = [];

    public IReadOnlyList<SourceTable> Tables { get; init; } = [];

    /// <summary>The latest full run that counted a table, by its logical name.</summary>
    public IReadOnlyDictionary<string, TaskRecord> FullRuns { get; init; } = new Dictionary<string, TaskRecord>();

    /// <summary>Open issues by kind and table; null where there are more than can be counted.</summary>
    public IReadOnlyList<IssueGroup>? Issues { get; init; }
}

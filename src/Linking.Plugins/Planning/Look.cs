namespace Linking.Plugins.Planning;

/// <summary>How far a plan may go: what is missing counts only when it is missing at a second look (docs/rules.md, rules 4 to 6).</summary>
internal enum Look
{
    /// <summary>Events, and the first pass of runs: only what no missing claim could decide otherwise.</summary>
    AtOnce,

    /// <summary>A run after the tables have settled: everything.</summary>
    Second,
}

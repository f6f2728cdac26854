using System.Collections.Generic;

namespace Linking.Plugins.Triggers;

/// <summary>One place where others register what runs on an update.</summary>
internal interface ITriggerSource
{
    /// <summary>The table of the registrations.</summary>
    string Table { get; }

    /// <summary>The privilege that reading it needs.</summary>
    string Privilege { get; }

    /// <summary>What it holds, for people.</summary>
    string Content { get; }

    /// <summary>Reads the triggers of some tables.</summary>
    IEnumerable<Trigger> Read(IReadOnlyCollection<string> tables);
}

using System;

namespace Linking.Plugins.Entry;

/// <summary>The clock of the machine, for hosts that offer none. The one place that reads it.</summary>
internal static class SystemClock
{
#pragma warning disable RS0030 // This is where the clock comes from that everybody else is handed.
    internal static DateTime UtcNow() => DateTime.UtcNow;
#pragma warning restore RS0030
}

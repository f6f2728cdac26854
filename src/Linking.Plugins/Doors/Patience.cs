using System;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Doors;

/// <summary>How long nothing may be heard before work is taken over.</summary>
internal static class Patience
{
    /// <summary>No execution outlives the limit of a message; a little is added for clocks that differ.</summary>
    internal static readonly TimeSpan WithWorker = PlatformLimits.Message + TimeSpan.FromSeconds(30);

    /// <summary>A busy asynchronous service may take its time; queuing again too early costs a job that finds nothing to do.</summary>
    internal static readonly TimeSpan WithQueue = TimeSpan.FromMinutes(10);
}

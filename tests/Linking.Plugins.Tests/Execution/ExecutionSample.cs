using Linking.Plugins.Execution;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Execution;

/// <summary>An execution at noon.</summary>
internal static class ExecutionSample
{
    public static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static ExecutionScope Scope(IOrganizationService service, List<string>? trace = null, bool isInTransaction = false) => new()
    {
        Service = service,
        Trace = (trace ?? []).Add,
        UtcNow = () => Noon,
        StartedOn = Noon.AddSeconds(-5),
        QueuedOn = Noon.AddSeconds(-10),
        IsInTransaction = isInTransaction,
    };
}

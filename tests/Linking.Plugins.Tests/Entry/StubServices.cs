using Linking.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Entry;

/// <summary>The services that the platform hands to a plug-in, with nothing behind them but a trace.</summary>
internal sealed class StubServices(StepMode mode = StepMode.Asynchronous, int stage = StepRegistration.Stage, bool isInTransaction = false,
    Exception? refusal = null)
    : IServiceProvider, IOrganizationServiceFactory, ITracingService
{
    public List<string> Traces { get; } = [];

    public IPluginExecutionContext Context { get; } = StubContext.Make(("get_Mode", (int)mode), ("get_Stage", stage), ("get_IsInTransaction", isInTransaction),
        ("get_OrganizationId", Guid.NewGuid()));

    public object? GetService(Type serviceType)
    {
        return serviceType == typeof(IPluginExecutionContext) ? Context : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public IOrganizationService CreateOrganizationService(Guid? userId) => refusal is null ? null! : throw refusal;

    public void Trace(string format, params object[] args) => Traces.Add(string.Format(null, format, args));
}

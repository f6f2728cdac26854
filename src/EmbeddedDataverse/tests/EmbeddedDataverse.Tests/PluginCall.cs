namespace EmbeddedDataverse.Tests;

/// <summary>What a test's plug-in usually wants from its services.</summary>
internal sealed class PluginCall(IServiceProvider services)
{
    public IServiceProvider Services { get; } = services;

    public IPluginExecutionContext4 Context { get; } = (IPluginExecutionContext4)services.GetService(typeof(IPluginExecutionContext))!;

    public ITracingService Trace { get; } = (ITracingService)services.GetService(typeof(ITracingService))!;

    public Entity Target => (Entity)Context.InputParameters["Target"];

    public EntityCollection Targets => (EntityCollection)Context.InputParameters["Targets"];

    public IOrganizationService Service(Guid? user = null)
    {
        return ((IOrganizationServiceFactory)Services.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(user);
    }
}

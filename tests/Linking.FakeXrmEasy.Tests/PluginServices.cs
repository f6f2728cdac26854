using Microsoft.Xrm.Sdk;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>
/// The services of one execution. FakeXrmEasy has such a provider too, but the product also asks for what a host need not have (a
/// clock), and a host has to answer that with null.
/// </summary>
internal sealed class PluginServices(IOrganizationService service, EventContext context, List<string> trace) : IServiceProvider, IOrganizationServiceFactory,
    ITracingService
{
    public object? GetService(Type serviceType)
    {
        return serviceType == typeof(IPluginExecutionContext) ? context
            : serviceType == typeof(IOrganizationServiceFactory) || serviceType == typeof(ITracingService) ? this
            : null;
    }

    public IOrganizationService CreateOrganizationService(Guid? userId) => service;

    public void Trace(string format, params object[] args) => trace.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
}

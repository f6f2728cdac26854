namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// What the platform hands to a plug-in. Besides the documented services it offers <c>Func&lt;DateTime&gt;</c>, the organisation's
/// time, so that code which asks for a clock gets the virtual one; real Dataverse answers null to that.
/// </summary>
internal sealed class PluginServices(Organization organization, PluginContext context, TraceWriter trace, WorkTransaction? transaction, DateTime deadline,
    JobExecution? job)
    : IServiceProvider, IOrganizationServiceFactory
{
    public object? GetService(Type serviceType)
    {
        if (serviceType.IsInstanceOfType(context))
        {
            return context;
        }

        if (serviceType == typeof(ITracingService))
        {
            return trace;
        }

        if (serviceType == typeof(IOrganizationServiceFactory))
        {
            return this;
        }

        return serviceType == typeof(Func<DateTime>) ? () => organization.Clock.UtcNow : null;
    }

    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId is not { } given ? organization.SystemUserId : given == Guid.Empty ? context.UserId : given;
        return new OrganizationService(organization.Engine, new Caller
        {
            UserId = user,
            InitiatingUserId = context.InitiatingUserId,
            Depth = context.Depth + 1,
            Origin = CallOrigin.Plugin,
            CorrelationId = context.CorrelationId,
            Context = context,
            Transaction = transaction,
            Deadline = deadline,
            Job = job,
        });
    }
}

using Linking.Benchmarks.Counting;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Overhead;

/// <summary>Executes the batches of a run one after the other, without the asynchronous service between them: what is measured is the engine alone.</summary>
internal sealed class DirectRun(BenchmarkOrganization organization)
{
    /// <summary>Makes a run through a service and gives its id.</summary>
    public Guid Execute(IOrganizationService service)
    {
        var run = organization.Request();
        new RunStart(Scope(service)).Execute(run);
        while (Queued(run) is { Count: > 0 } batches)
        {
            batches.ForEach(batch => new BatchExecution(Scope(service)).Execute(batch));
        }

        return run;
    }

    private ExecutionScope Scope(IOrganizationService service) => new()
    {
        Service = service,
        Trace = _ => { },
        UtcNow = () => organization.Dataverse.Clock.UtcNow,
        OrganizationId = organization.Dataverse.OrganizationId,
        UserId = organization.Dataverse.SystemUserId,
        IsAsynchronous = true,
        StartedOn = organization.Dataverse.Clock.UtcNow,
    };

    private List<Guid> Queued(Guid run)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(Names.Batch.Status) };
        query.Criteria.AddCondition(Names.Batch.Run, ConditionOperator.Equal, run);
        query.Criteria.AddCondition(Names.Batch.Status, ConditionOperator.Equal, (int)BatchStatus.Queued);
        return [.. organization.Dataverse.System.RetrieveMultiple(query).Entities.Select(row => row.Id)];
    }
}

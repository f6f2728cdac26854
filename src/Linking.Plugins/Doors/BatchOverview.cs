using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Queries;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Doors;

/// <summary>Reads how the batches of a run stand, and queues one again exactly once.</summary>
internal sealed class BatchOverview(ExecutionScope scope)
{
    private static readonly ColumnSet Columns = new(Names.Batch.Status, Names.Batch.Heartbeat, Names.Batch.Counts, Names.SourceRow.ModifiedOn);

    internal List<BatchGlance> Of(Guid run)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = Columns };
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run));
        return new BlockQuery(scope.Service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow).ToList();
    }

    /// <summary>Queues a batch that stands as it was read.</summary>
    /// <returns>False when somebody else was faster; inside a transaction, which such a fault ends, it is thrown instead.</returns>
    /// <exception cref="InvalidPluginExecutionException">Somebody else was faster, and the call is part of a transaction.</exception>
    internal bool Queue(BatchGlance batch)
    {
        var row = new Entity(Names.Batch.Table, batch.Id)
        {
            RowVersion = batch.RowVersion,
            [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Queued),
            [Names.Batch.Heartbeat] = null,
        };
        try
        {
            scope.Service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.CodeOf(fault) == PlatformErrors.ConcurrencyVersionMismatch)
        {
            return scope.IsInTransaction
                ? throw new InvalidPluginExecutionException($"{Names.Api.ProcessNext}: the batch {batch.Id:D} was taken up by somebody else meanwhile. Nothing was changed; call again.", fault)
                : false;
        }
    }

    private static BatchGlance FromRow(Entity row) => new()
    {
        Id = row.Id,
        Status = (BatchStatus)row.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value,
        Heartbeat = row.GetAttributeValue<DateTime?>(Names.Batch.Heartbeat),
        ModifiedOn = row.GetAttributeValue<DateTime?>(Names.SourceRow.ModifiedOn),
        RowVersion = row.RowVersion,
        Counts = TableCounts.Parse(row.GetAttributeValue<string>(Names.Batch.Counts)),
    };
}

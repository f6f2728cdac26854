using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Writing;

/// <summary>
/// Writes links with <c>UpdateMultiple</c>, where the setting asks for it and the table has the message. A block that the platform
/// refuses is halved until the bad row stands alone, because one bad row fails the whole block ("Bulk operations").
/// </summary>
/// <remarks>Off by default: the documentation does not support bulk messages inside plug-ins.</remarks>
internal sealed class BulkUpdateWriter(IOrganizationService service, LinkingSettings settings, ILinkWriter single) : ILinkWriter
{
    private const int BlockSize = 200;

    public IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
    {
        return IsAvailable(table.LogicalName) ? WriteBlocks(table, rows, stop) : single.Write(table, rows, stop);
    }

    private IEnumerable<WriteResult> WriteBlocks(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
    {
        for (var start = 0; start < rows.Count; start += BlockSize)
        {
            var block = rows.Skip(start).Take(BlockSize).ToList();
            foreach (var result in WriteBlock(table, block, stop))
            {
                yield return result;
            }
        }
    }

    private IEnumerable<WriteResult> WriteBlock(TableShape table, List<PlannedRow> block, Func<bool> stop)
    {
        if (stop())
        {
            return block.Select(row => new WriteResult(row, WriteOutcome.Left));
        }

        if (block.Count == 1)
        {
            return single.Write(table, block, stop);
        }

        try
        {
            service.Execute(RequestFor(table, block));
            return block.Select(row => new WriteResult(row, WriteOutcome.Written));
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.PrivilegeMissing)
        {
            // Halving would ask for the same privilege again and again; single updates ask once and say it of every row.
            return single.Write(table, block, stop);
        }
        catch (Exception exception) when (FaultClassifier.IsThrottled(exception))
        {
            return block.Select(row => new WriteResult(row, WriteOutcome.Left, UpdateWriter.Describe(exception)));
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) != FaultClass.TransactionLost)
        {
            var half = block.Count / 2;
            return WriteBlock(table, block.GetRange(0, half), stop).ToList()
                .Concat(WriteBlock(table, block.GetRange(half, block.Count - half), stop).ToList());
        }
    }

    private OrganizationRequest RequestFor(TableShape table, List<PlannedRow> block)
    {
        var targets = new EntityCollection(block.ConvertAll(row => UpdateWriter.TargetOf(table, row))) { EntityName = table.LogicalName };
        var request = new OrganizationRequest(Names.Message.UpdateMultiple) { [Names.Parameter.Targets] = targets };
        UpdateWriter.AddParameters(request, settings);
        return request;
    }

    // The documented test: a message that is not listed for the table cannot be sent for it.
    private bool IsAvailable(string table)
    {
        var query = new QueryExpression(Names.MessageFilter.Table) { ColumnSet = new ColumnSet(Names.MessageFilter.Id), TopCount = 1, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.MessageFilter.PrimaryTable, ConditionOperator.Equal, table));
        var message = query.AddLink(Names.SdkMessage.Table, Names.SdkMessage.Id, Names.SdkMessage.Id);
        message.LinkCriteria.AddCondition(new ConditionExpression(Names.SdkMessage.Name, ConditionOperator.Equal, Names.Message.UpdateMultiple));
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }
}

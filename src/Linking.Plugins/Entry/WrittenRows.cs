using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Plugins.Entry;

/// <summary>
/// Takes from an event which rows it speaks of: a bulk message carries <c>Targets</c>, a single one <c>Target</c>, a delete a
/// reference ("Write plug-ins for CreateMultiple and UpdateMultiple").
/// </summary>
internal static class WrittenRows
{
    /// <summary>Gives the rows of the event, each once.</summary>
    /// <exception cref="InvalidPluginExecutionException">The step is registered on a table or message that this plug-in does not know.</exception>
    internal static IReadOnlyList<WrittenRow> Of(IPluginExecutionContext context, string table, string primaryId)
    {
        if (!string.Equals(context.PrimaryEntityName, table, StringComparison.Ordinal))
        {
            throw new InvalidPluginExecutionException(
                $"This plug-in is for {table}, but the step is registered on {context.PrimaryEntityName}. Correct the step's table, or remove the step.");
        }

        var before = BeforeImages.Of(context);
        return Targets(context)
            .Select((target, index) => ToRow(context, target, index, primaryId, index < before.Count ? before[index] : null))
            .GroupBy(row => row.Id)
            .Select(group => group.Last())
            .ToList();
    }

    private static IEnumerable<object> Targets(IPluginExecutionContext context)
    {
        context.InputParameters.TryGetValue(Names.Parameter.Target, out var target);
        context.InputParameters.TryGetValue(Names.Parameter.Targets, out var targets);
        return (target ?? targets) switch
        {
            Entity or EntityReference => [(target ?? targets)!],
            EntityCollection rows => rows.Entities,
            EntityReferenceCollection references => references,
            _ => throw new InvalidPluginExecutionException(
                $"The message {context.MessageName} carries no rows. Register this plug-in on the messages of the registration list."),
        };
    }

    private static WrittenRow ToRow(IPluginExecutionContext context, object target, int index, string primaryId, Entity? before)
    {
        if (target is EntityReference reference)
        {
            return new WrittenRow(reference.Id, IsDeleted: true, Written: null, before) { On = MomentOf(context) };
        }

        var entity = (Entity)target;
        return new WrittenRow(IdOf(context, entity, index, primaryId), IsDeleted: false, entity, before) { On = MomentOf(context) };
    }

    // An asynchronous step runs some time after the write; its system job was created with the write ("IExecutionContext.OperationCreatedOn").
    private static DateTime MomentOf(IPluginExecutionContext context)
    {
        return context.OperationCreatedOn == default ? DateTime.MaxValue : context.OperationCreatedOn;
    }

    // A row created without an id of its own gets it from the platform, and only the message's answer tells it. The context's primary id is that
    // of a message of one row: taken for a row of many, it would stand for rows that nobody looks at.
    private static Guid IdOf(IPluginExecutionContext context, Entity entity, int index, string primaryId)
    {
        var told = entity.Id != Guid.Empty ? entity.Id : OfColumn(entity, primaryId) ?? OfAnswer(context.OutputParameters, index);
        if (told is null && !context.InputParameters.ContainsKey(Names.Parameter.Targets) && context.PrimaryEntityId != Guid.Empty)
        {
            told = context.PrimaryEntityId;
        }

        return told ?? throw new InvalidPluginExecutionException(
            $"The message {context.MessageName} does not tell the id of its row number {index + 1}, so its rows cannot be linked by this event. " +
            $"The next run links them: start one with {Names.Api.StartRun}.");
    }

    private static Guid? OfColumn(Entity entity, string primaryId)
    {
        return entity.Attributes.TryGetValue(primaryId, out var value) && value is Guid id && id != Guid.Empty ? id : null;
    }

    private static Guid? OfAnswer(ParameterCollection outputs, int index)
    {
        var id = outputs.TryGetValue(Names.Parameter.Ids, out var ids) && ids is Guid[] created && index < created.Length ? created[index]
            : outputs.TryGetValue(Names.Parameter.Results, out var results) && results is UpsertResponse[] upserted && index < upserted.Length ? upserted[index].Target?.Id
            : outputs.TryGetValue(Names.Parameter.Id, out var single) ? single as Guid?
            : null;
        return id == Guid.Empty ? null : id;
    }
}

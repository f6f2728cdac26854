using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Events;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Plugins.Entry;

/// <summary>
/// Takes from an event which rows it speaks of: a bulk message carries <c>Targets</c>, a single one <c>Target</c>
/// ("Write plug-ins for CreateMultiple and UpdateMultiple").
/// </summary>
internal static class WrittenRows
{
    /// <summary>Gives the rows of the event by their id, each once, with the columns that were written.</summary>
    /// <exception cref="InvalidPluginExecutionException">The step is registered on a table or message that this plug-in does not know.</exception>
    internal static IReadOnlyDictionary<Guid, Entity> Of(IPluginExecutionContext context, string table, string primaryId)
    {
        if (!string.Equals(context.PrimaryEntityName, table, StringComparison.Ordinal))
        {
            throw new InvalidPluginExecutionException(
                $"This plug-in is for {table}, but the step is registered on {context.PrimaryEntityName}. Correct the step's table, or remove the step.");
        }

        var rows = new Dictionary<Guid, Entity>();
        var index = 0;
        foreach (var target in Targets(context))
        {
            rows[IdOf(context, target, index++, primaryId)] = target;
        }

        return rows;
    }

    /// <summary>The rows with the moments at which they were written, as far as the event says.</summary>
    internal static IReadOnlyList<WrittenRow> Moments(IReadOnlyDictionary<Guid, Entity> rows)
    {
        return rows.Select(row => new WrittenRow(row.Key, row.Value.GetAttributeValue<DateTime?>(Names.ModifiedOn))).ToList();
    }

    private static IEnumerable<Entity> Targets(IPluginExecutionContext context)
    {
        context.InputParameters.TryGetValue(Names.Parameter.Target, out var target);
        context.InputParameters.TryGetValue(Names.Parameter.Targets, out var targets);
        return (target ?? targets) switch
        {
            Entity row => [row],
            EntityCollection rows => rows.Entities,

            // A step that somebody registered on a delete, as versions before 0.2 had them: a delete proves nothing.
            EntityReference or EntityReferenceCollection => [],
            _ => throw new InvalidPluginExecutionException(
                $"The message {context.MessageName} carries no rows. Register this plug-in on the messages of the registration list."),
        };
    }

    // A row created without an id of its own gets it from the platform, and only the message's answer tells it.
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
            : outputs.TryGetValue(Names.Parameter.Results, out var results) && results is UpsertResponse[] upserted && index < upserted.Length
                ? upserted[index].Target?.Id
            : outputs.TryGetValue(Names.Parameter.Id, out var single) ? single as Guid?
            : null;
        return id == Guid.Empty ? null : id;
    }
}

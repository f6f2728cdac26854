using Linking.Tool.Generate;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Tool.Simulation;

/// <summary>Writes profiles and keys as Customer Insights does: in bulk of any size, now and then singly, by Create, Update, Upsert or Delete.</summary>
/// <param name="service">The organisation as Customer Insights sees it.</param>
/// <param name="random">Draws sizes and messages.</param>
internal sealed class ContentWriter(IOrganizationService service, SeededRandom random)
{
    private readonly Dictionary<(ContentTable Table, ChangeKind Kind), WriteBatch> batches = [];

    /// <summary>Writes the changes in their order, but for what a batch delays.</summary>
    /// <param name="changes">The changes; each row at most once.</param>
    /// <param name="done">Is told the number of rows just written.</param>
    public void Write(IEnumerable<ContentChange> changes, Action<long> done)
    {
        foreach (var change in changes)
        {
            var place = (change.Table, change.Kind);
            if (!batches.TryGetValue(place, out var batch))
            {
                batches.Add(place, batch = new WriteBatch(change.Table, change.Kind, random));
            }

            batch.Rows.Add(change.Row);
            if (batch.IsFull)
            {
                Write(batch, done);
                batches.Remove(place);
            }
        }

        foreach (var batch in batches.Values.OrderBy(batch => batch.Table.LogicalName, StringComparer.Ordinal).ThenBy(batch => batch.Kind))
        {
            Write(batch, done);
        }

        batches.Clear();
    }

    private void Write(WriteBatch batch, Action<long> done)
    {
        var entities = Entities(batch);
        if (batch.Bulk && batch.Message == WriteMessage.Delete)
        {
            var targets = new EntityReferenceCollection([.. entities.Select(entity => entity.ToEntityReference())]);
            service.Execute(new OrganizationRequest("DeleteMultiple") { ["Targets"] = targets });
        }
        else if (batch.Bulk)
        {
            service.Execute(BulkRequest(batch.Message, new EntityCollection(entities) { EntityName = batch.Table.LogicalName }));
        }
        else
        {
            foreach (var entity in entities)
            {
                service.Execute(SingleRequest(batch.Message, entity));
            }
        }

        done(entities.Count);
    }

    /// <summary>
    /// An update carries only what differs. An upsert of an elastic row replaces it and so carries all; of a standard row it must also clear.
    /// </summary>
    private List<Entity> Entities(WriteBatch batch)
    {
        if (batch.Message == WriteMessage.Delete)
        {
            return [.. batch.Rows.Select(row => new Entity(batch.Table.LogicalName, row.Id))];
        }

        if (batch.Message == WriteMessage.Update)
        {
            var before = new ContentStore(service, batch.Table).Read(batch.Rows.Select(row => row.Id));
            return [.. batch.Rows.Select(row => ContentEntity.Changes(batch.Table, row, before[row.Id]))];
        }

        var clears = batch.Kind == ChangeKind.Change && batch.Table.Kind == ProfileTableKind.Standard;
        return [.. batch.Rows.Select(row => clears ? ContentEntity.WholeWithBlanks(batch.Table, row) : ContentEntity.Whole(batch.Table, row))];
    }

    private static OrganizationRequest BulkRequest(WriteMessage message, EntityCollection targets) => message switch
    {
        WriteMessage.Create => new CreateMultipleRequest { Targets = targets },
        WriteMessage.Update => new UpdateMultipleRequest { Targets = targets },
        _ => new UpsertMultipleRequest { Targets = targets },
    };

    private static OrganizationRequest SingleRequest(WriteMessage message, Entity target) => message switch
    {
        WriteMessage.Create => new CreateRequest { Target = target },
        WriteMessage.Update => new UpdateRequest { Target = target },
        WriteMessage.Delete => new DeleteRequest { Target = target.ToEntityReference() },
        _ => new UpsertRequest { Target = target },
    };
}

using Linking.Chaos.Reference;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Turns what the tables hold into another content, in any order, with any of the messages that Customer Insights may use.</summary>
internal sealed class ContentSender(Stage stage, SeededRandom random)
{
    /// <summary>Writes the difference.</summary>
    /// <returns>How many rows were written.</returns>
    public int Send(Content wanted)
    {
        var writes = Difference(wanted);
        Shuffle(writes);
        if (random.Chance(0.4))
        {
            writes = [.. writes.OrderBy(write => write.Order)];
        }

        Send(writes, () => stage.Organization.Clock.Advance(TimeSpan.FromMilliseconds(random.Pick([0, 0, 300, 2000]))));
        return writes.Count;
    }

    /// <summary>Deletes every row and creates those of another content: all go first, or some go and come after others.</summary>
    /// <param name="wanted">What is to be there in the end.</param>
    /// <param name="hasGap">Whether all rows are gone for a while.</param>
    /// <param name="between">Is called after each message.</param>
    /// <param name="gap">Is called when all rows are gone.</param>
    public int Recreate(Content wanted, bool hasGap, Action between, Action gap)
    {
        var deletes = Deletes(new Content());
        var creates = Creates(wanted, isNew: true);
        Shuffle(deletes);
        Shuffle(creates);
        var count = deletes.Count + creates.Count;
        if (hasGap)
        {
            Send(deletes, between);
            gap();
            Send(creates, between);
            return count;
        }

        while (deletes.Count + creates.Count > 0)
        {
            var some = deletes.Take(1 + random.Next(4)).ToList();
            deletes.RemoveRange(0, some.Count);
            Send(some, between);

            // With the same ids a row can only come once it has gone.
            var free = creates.Where(create => deletes.TrueForAll(delete => delete.Row.Id != create.Row.Id)).Take(1 + random.Next(4)).ToList();
            _ = creates.RemoveAll(free.Contains);
            Send(free, between);
        }

        return count;
    }

    private void Send(List<RowWrite> writes, Action between)
    {
        for (var start = 0; start < writes.Count;)
        {
            var same = writes.Skip(start).TakeWhile(write => write.Order == writes[start].Order).Count();
            var block = writes.GetRange(start, 1 + random.Next(same));
            Send(block);
            start += block.Count;
            between();
        }
    }

    private List<RowWrite> Difference(Content wanted)
    {
        var (profiles, keys) = (stage.Content.Profiles, stage.Content.Keys);
        var changed = new Content();
        foreach (var row in wanted.Profiles.Values.Where(row => profiles.TryGetValue(row.Id, out var old) && !old.Equals(row)))
        {
            changed.Profiles.Add(row.Id, row);
        }

        foreach (var row in wanted.Keys.Values.Where(row => keys.TryGetValue(row.Id, out var old) && old != row))
        {
            changed.Keys.Add(row.Id, row);
        }

        var creates = Creates(wanted, isNew: true).Where(write => !profiles.ContainsKey(write.Row.Id) && !keys.ContainsKey(write.Row.Id));
        return [.. Creates(changed, isNew: false), .. creates, .. Deletes(wanted)];
    }

    private static List<RowWrite> Creates(Content wanted, bool isNew) =>
    [
        .. wanted.Profiles.Values.Select(row => new RowWrite(ContentRows.ToEntity(row), !isNew, (content, at, isUpsert) =>
            content.Profiles[row.Id] = row with
            {
                // An upsert of an elastic row replaces it.
                CreatedOn = !isUpsert && content.Profiles.TryGetValue(row.Id, out var old) ? old.CreatedOn : at,
            })),
        .. wanted.Keys.Values.Select(row => new RowWrite(ContentRows.ToEntity(row), !isNew, (content, _, _) => content.Keys[row.Id] = row)),
    ];

    private List<RowWrite> Deletes(Content wanted) =>
    [
        .. stage.Content.Profiles.Values.Where(row => !wanted.Profiles.ContainsKey(row.Id))
            .Select(row => new RowWrite(ContentRows.ToEntity(row), null, (content, _, _) => content.Profiles.Remove(row.Id))),
        .. stage.Content.Keys.Values.Where(row => !wanted.Keys.ContainsKey(row.Id))
            .Select(row => new RowWrite(ContentRows.ToEntity(row), null, (content, _, _) => content.Keys.Remove(row.Id))),
    ];

    private void Send(List<RowWrite> block)
    {
        var rows = block.ConvertAll(write => write.Row);
        var exists = block[0].Exists;
        var cleared = exists is null ? ClearedWith(rows) : [];
        var isUpsert = exists is not null && random.Chance(0.35);
        if (exists is null)
        {
            Delete(rows);
        }
        else if (rows.Count == 1 && random.Chance(0.6))
        {
            SendSingle(rows[0], exists.Value, isUpsert);
        }
        else
        {
            var targets = new EntityCollection(rows) { EntityName = rows[0].LogicalName };
            _ = stage.Writer.Execute(isUpsert
                ? new UpsertMultipleRequest { Targets = targets }
                : exists.Value ? new UpdateMultipleRequest { Targets = targets } : new CreateMultipleRequest { Targets = targets });
        }

        var now = stage.Organization.Clock.UtcNow;
        var second = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        block.ForEach(write => write.Apply(stage.Content, second, isUpsert && stage.Settings.IsElastic));
        stage.Take();
        cleared.ForEach(stage.Course.Disturb);
        stage.Faults.RowsWritten(rows[0].LogicalName);
        stage.Deliveries.Written(exists is null ? new HashSet<Guid>() : rows.Select(row => row.Id).ToHashSet(), random);
    }

    private void Delete(List<Entity> rows)
    {
        if (rows.Count > 1 && stage.Settings.IsElastic && random.Chance(0.6))
        {
            var targets = new EntityReferenceCollection([.. rows.Select(row => row.ToEntityReference())]);
            _ = stage.Writer.Execute(new OrganizationRequest("DeleteMultiple") { ["Targets"] = targets });
            return;
        }

        rows.ForEach(row => stage.Writer.Delete(row.LogicalName, row.Id));
    }

    // A standard table clears the links to a deleted row itself, and tells nobody.
    private List<RowRef> ClearedWith(List<Entity> rows)
    {
        if (stage.Settings.IsElastic || rows[0].LogicalName != Names.CustomerProfile.Table)
        {
            return [];
        }

        var profiles = rows.Select(row => row.Id).ToHashSet();
        return [.. stage.Links().Values.Where(link => link.Link is { } profile && profiles.Contains(profile)).Select(link => link.Row)];
    }

    private void SendSingle(Entity row, bool exists, bool isUpsert)
    {
        if (isUpsert)
        {
            _ = stage.Writer.Execute(new UpsertRequest { Target = row });
        }
        else if (exists)
        {
            stage.Writer.Update(row);
        }
        else
        {
            _ = stage.Writer.Create(row);
        }
    }

    private void Shuffle(List<RowWrite> writes)
    {
        for (var i = writes.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (writes[i], writes[j]) = (writes[j], writes[i]);
        }
    }

    /// <summary>A row to write: created, updated or, when it is neither, deleted.</summary>
    private sealed record RowWrite(Entity Row, bool? Exists, Action<Content, DateTime, bool> Apply)
    {
        public string Order => $"{Row.LogicalName}{Exists}";
    }
}

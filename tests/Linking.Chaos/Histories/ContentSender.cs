using Linking.Chaos.Reference;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Chaos.Histories;

/// <summary>Writes the difference between two contents in any order, with any of the messages that Customer Insights may use.</summary>
internal sealed class ContentSender(Stage stage, SeededRandom random)
{
    /// <summary>Writes what is to become the tables' content, and lets the reference model see each step of it.</summary>
    /// <returns>How many rows were written.</returns>
    public int Send(Content wanted)
    {
        var writes = Difference(wanted);
        Shuffle(writes);
        if (random.Chance(0.4))
        {
            writes = [.. writes.OrderBy(write => write.Order)];
        }

        for (var start = 0; start < writes.Count;)
        {
            var same = writes.Skip(start).TakeWhile(write => write.Order == writes[start].Order).Count();
            var block = writes.GetRange(start, 1 + random.Next(same));
            Send(block);
            start += block.Count;
            stage.Organization.Clock.Advance(TimeSpan.FromMilliseconds(random.Pick([0, 0, 300, 2000])));
        }

        return writes.Count;
    }

    private List<RowWrite> Difference(Content wanted)
    {
        var (profiles, keys) = (stage.Content.Profiles, stage.Content.Keys);
        return
        [
            .. wanted.Profiles.Values.Where(row => !profiles.TryGetValue(row.Id, out var old) || !old.Equals(row))
                .Select(row => new RowWrite(ContentRows.ToEntity(row), profiles.ContainsKey(row.Id), content => content.Profiles[row.Id] = row)),
            .. wanted.Keys.Values.Where(row => !keys.TryGetValue(row.Id, out var old) || old != row)
                .Select(row => new RowWrite(ContentRows.ToEntity(row), keys.ContainsKey(row.Id), content => content.Keys[row.Id] = row)),
            .. profiles.Values.Where(row => !wanted.Profiles.ContainsKey(row.Id)).Select(row => new RowWrite(ContentRows.ToEntity(row), null, content => content.Profiles.Remove(row.Id))),
            .. keys.Values.Where(row => !wanted.Keys.ContainsKey(row.Id)).Select(row => new RowWrite(ContentRows.ToEntity(row), null, content => content.Keys.Remove(row.Id))),
        ];
    }

    private void Send(List<RowWrite> block)
    {
        var rows = block.ConvertAll(write => write.Row);
        var exists = block[0].Exists;
        if (exists is null)
        {
            rows.ForEach(row => stage.Writer.Delete(row.LogicalName, row.Id));
        }
        else if (rows.Count == 1 && random.Chance(0.6))
        {
            SendSingle(rows[0], exists.Value);
        }
        else
        {
            var targets = new EntityCollection(rows) { EntityName = rows[0].LogicalName };
            _ = stage.Writer.Execute(random.Chance(0.4)
                ? new UpsertMultipleRequest { Targets = targets }
                : exists.Value ? new UpdateMultipleRequest { Targets = targets } : new CreateMultipleRequest { Targets = targets });
        }

        foreach (var write in block)
        {
            write.Apply(stage.Content);
            if (exists is null && write.Row.LogicalName == Plugins.Schema.Names.CustomerProfile.Table)
            {
                stage.Model.Deleted(write.Row.Id);
            }
        }

        stage.Model.Observe(stage.Content);
        if (exists == false)
        {
            stage.Faults.RowsCreated();
        }
    }

    private void SendSingle(Entity row, bool exists)
    {
        if (random.Chance(0.3))
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
    private sealed record RowWrite(Entity Row, bool? Exists, Action<Content> Apply)
    {
        public string Order => $"{Row.LogicalName}{Exists}";
    }
}

using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Triggers;

/// <summary>What was found.</summary>
/// <param name="Tables">The tables that were looked at.</param>
/// <param name="Triggers">What runs on an update of theirs; what fires on each link first.</param>
/// <param name="Unknown">What could not be read.</param>
internal sealed record TriggerReport(IReadOnlyList<string> Tables, IReadOnlyList<Trigger> Triggers, IReadOnlyList<UnreadableSource> Unknown)
{
    internal int FiredByLinks => Triggers.Count(trigger => trigger.Fires == Fires.OnEachLink);

    internal string ToJson() => JsonText.Of(json =>
    {
        json.AddArray("tables", Tables, (item, table) => item.Add("table", table));
        json.AddArray("triggers", Triggers, (item, trigger) =>
        {
            item.Add("table", trigger.Table.Length == 0 ? null : trigger.Table);
            item.Add("kind", trigger.Kind);
            item.Add("name", trigger.Name);
            item.Add("id", trigger.Id);
            item.Add("synchronous", trigger.IsSynchronous);
            item.Add("columns", trigger.Columns.Count == 0 ? null : string.Join(",", trigger.Columns));
            item.Add("fires", trigger.Fires.ToString());
        });
        json.AddArray("unknown", Unknown, (item, source) =>
        {
            item.Add("table", source.Table);
            item.Add("content", source.Content);
            item.Add("reason", source.Reason);
        });
    });
}

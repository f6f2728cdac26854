using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.Settings;

namespace Linking.Plugins.RunRecords;

/// <summary>Writes what was judged of the source tables to their rows: once per change, not once per event.</summary>
internal sealed class SourceTableRecorder(ExecutionScope scope)
{
    /// <summary>Records the tables whose judgement is another than the recorded one.</summary>
    internal OrganizationSnapshot Record(OrganizationSnapshot snapshot)
    {
        var store = new SourceTableStore(scope.Service, scope.UtcNow);
        var tables = snapshot.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var state in snapshot.Tables.Values.Where(state => state.NeedsRecord))
        {
            scope.Trace(state.ToString());
            var id = store.Record(state.Table, state.Status, UnmetText.ToJson(state.Unmet));
            tables[state.Pair] = state.Recorded(id);
        }

        return snapshot with { Tables = tables };
    }
}

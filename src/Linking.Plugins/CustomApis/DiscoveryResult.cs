using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.CustomApis;

/// <summary>What a discovery found.</summary>
/// <param name="Tables">The data sources and tables.</param>
/// <param name="KeysRead">How many alternate keys were read.</param>
/// <param name="IsComplete">False when the time was over before all alternate keys were read.</param>
internal sealed record DiscoveryResult(IReadOnlyList<FoundTable> Tables, long KeysRead, bool IsComplete)
{
    internal int Found => Tables.Count;

    internal int Added => Tables.Count(table => table.IsNew);

    internal string ToJson() => JsonText.Of(json =>
    {
        json.Add("complete", IsComplete);
        json.Add("keysRead", KeysRead);
        if (!IsComplete)
        {
            json.Add("note",
                "The time was over before all alternate keys were read; tables that only the rest of them names are missing. Add their rows by hand.");
        }

        json.AddArray("tables", Tables, (item, table) =>
        {
            item.Add("dataSource", table.Pair.DataSource);
            item.Add("entityName", table.Pair.EntityName);
            item.Add("logicalName", table.LogicalName.Length == 0 ? null : table.LogicalName);
            item.Add("primaryKey", table.PrimaryKey.Length == 0 ? null : table.PrimaryKey);
            item.Add("keys", table.Keys);
            item.Add("keyColumn", table.KeyColumn.Length == 0 ? null : table.KeyColumn);
            item.Add("added", table.IsNew);
            item.Add("sourceTableId", table.SourceTableId);
        });
    });
}

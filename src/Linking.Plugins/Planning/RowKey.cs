using System;

namespace Linking.Plugins.Planning;

/// <summary>One source row: its table's logical name and its id. Ordered by table, then id, which is the order of writing.</summary>
internal readonly record struct RowKey(string Table, Guid Id) : IComparable<RowKey>
{
    public int CompareTo(RowKey other)
    {
        var byTable = string.CompareOrdinal(Table, other.Table);
        return byTable != 0 ? byTable : Id.CompareTo(other.Id);
    }
}

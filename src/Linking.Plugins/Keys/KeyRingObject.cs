using System;
using System.Collections.Generic;

namespace Linking.Plugins.Keys;

/// <summary>One object of a KeyRing as it is written: the pair, where it is stated, and the keys in their order, winners and alternates alike.</summary>
internal sealed class KeyRingObject
{
    private string? dataSource;
    private string? table;

    /// <summary>The keys, as they are written, without blank ones.</summary>
    internal List<string> Values { get; } = new(2);

    /// <summary>What the member of this name is, in any casing and with blanks around it.</summary>
    internal static KeyRingMember MemberOf(string name)
    {
        var trimmed = name.Trim();
        bool Is(string other) => string.Equals(trimmed, other, StringComparison.OrdinalIgnoreCase);
        return Is("keys") || Is("preferredKey") ? KeyRingMember.Keys
            : Is("dataSourceName") ? KeyRingMember.DataSource
            : Is("tableName") || Is("entityName") ? KeyRingMember.Table
            : KeyRingMember.Other;
    }

    /// <summary>Adds a text: the value of a member, or one of its values. Of a member that occurs twice, the last counts.</summary>
    internal void Add(KeyRingMember member, string text)
    {
        switch (member)
        {
            case KeyRingMember.DataSource:
                dataSource = text;
                break;
            case KeyRingMember.Table:
                table = text;
                break;
            case KeyRingMember.Keys:
                if (NullIfBlank(text) is { } value)
                {
                    Values.Add(value);
                }

                break;
        }
    }

    /// <summary>The data source and table of the object's keys.</summary>
    /// <param name="owner">The pair of the alternate key, for what the object leaves out.</param>
    internal SourcePair PairOr(SourcePair owner)
    {
        return dataSource is null && table is null
            ? owner
            : PairOr(owner, NullIfBlank(dataSource) ?? owner.DataSource, NullIfBlank(table) ?? owner.EntityName);
    }

    private static SourcePair PairOr(SourcePair owner, string dataSource, string entityName)
    {
        return dataSource == owner.DataSource && entityName == owner.EntityName ? owner : new SourcePair(dataSource, entityName);
    }

    private static string? NullIfBlank(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is null || trimmed.Length == 0 ? null : trimmed;
    }
}

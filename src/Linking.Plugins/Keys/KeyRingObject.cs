using System.Collections.Generic;

namespace Linking.Plugins.Keys;

/// <summary>One object of a KeyRing as it is written: the pair, where it is stated, and the keys in their order, winners and alternates alike.</summary>
internal sealed class KeyRingObject
{
    private string? dataSource;
    private string? table;

    /// <summary>The keys, as they are written, without blank ones.</summary>
    internal List<string> Values { get; } = [];

    /// <summary>Whether a member of this name holds keys.</summary>
    internal static bool HoldsKeys(string member) => Name(member) is "preferredkey" or "keys";

    /// <summary>
    /// Adds a text: the value of a member, or one of its values. Members of other names are nothing to us; of a name that occurs twice, the last counts.
    /// </summary>
    internal void Add(string member, string text)
    {
        switch (Name(member))
        {
            case "datasourcename":
                dataSource = text;
                break;
            case "tablename":
            case "entityname":
                table = text;
                break;
            case "preferredkey":
            case "keys":
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
            : new SourcePair(NullIfBlank(dataSource) ?? owner.DataSource, NullIfBlank(table) ?? owner.EntityName);
    }

    private static string Name(string member) => member.Trim().ToLowerInvariant();

    private static string? NullIfBlank(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is null || trimmed.Length == 0 ? null : trimmed;
    }
}

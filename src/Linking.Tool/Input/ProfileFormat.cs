using System.Text.RegularExpressions;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Customer profiles: the CustomerId and any column that Customer Insights could have added.</summary>
internal sealed partial class ProfileFormat : FileFormat
{
    public override IReadOnlyList<string> Required { get; } = [Names.CustomerProfile.CustomerId];

    public override ColumnShape? Column(string name)
    {
        if (name == Names.CustomerProfile.Id)
        {
            return new ColumnShape(name, ColumnKind.UniqueIdentifier);
        }

        return ProfileColumn().IsMatch(name) ? new ColumnShape(name, ColumnKind.Memo, ColumnShape.MemoLength) : null;
    }

    public override IRowIdentity Identity(IReadOnlyList<string> header) => new ProfileIdentity(header);

    /// <summary>The table, given the columns seen in all files and the longest text of each: text, or memo where a text column would be too short.</summary>
    public static TableShape Table(IEnumerable<KeyValuePair<string, int>> longest) => new(
        Names.CustomerProfile.Table,
        Names.CustomerProfile.Id,
        Names.CustomerProfile.CustomerId,
        longest
            .Where(column => column.Key != Names.CustomerProfile.Id)
            .Select(column => column.Value <= ColumnShape.DefaultTextLength
                ? new ColumnShape(column.Key, ColumnKind.Text, ColumnShape.DefaultTextLength)
                : new ColumnShape(column.Key, ColumnKind.Memo, ColumnShape.MemoLength)));

    [GeneratedRegex("^msdynci_[a-z0-9_]{1,120}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProfileColumn();
}

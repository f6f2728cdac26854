using System.Text.RegularExpressions;
using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Customer profiles: the CustomerId and any column that Customer Insights could have added.</summary>
internal sealed partial class ProfileFormat : FileFormat
{
    /// <summary>Columns of the platform, which never are fields of a profile.</summary>
    private static readonly HashSet<string> Platform = new(StringComparer.Ordinal)
    {
        "createdby", "createdon", "modifiedby", "modifiedon", "ownerid", "owneridtype", "owningbusinessunit", "owningteam", "owninguser",
        "partitionid", "ttlinseconds", "overriddencreatedon", "importsequencenumber", "sinkcreatedon",
    };

    public override string PrimaryId => Names.CustomerProfile.Id;

    public override IReadOnlyList<string> Required { get; } = [Names.CustomerProfile.CustomerId];

    public override ColumnShape? Column(string name)
    {
        if (name == Names.CustomerProfile.Id)
        {
            return new ColumnShape(name, ColumnKind.UniqueIdentifier);
        }

        return ProfileColumn().IsMatch(name) ? new ColumnShape(name, ColumnKind.Memo, ColumnShape.MemoLength) : null;
    }

    public override bool IsStrict(ColumnShape column) => column.Name == Names.CustomerProfile.CustomerId;

    public override IRowIdentity Identity(TableRows rows) => new ProfileIdentity(rows);

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

    protected override string? OtherName(string written, IReadOnlyList<string> header, IReadOnlySet<string> taken)
    {
        var own = ColumnNames.LettersAndDigits(written) switch
        {
            "id" => IdName(taken),
            "customerid" => Names.CustomerProfile.CustomerId,
            "customerprofileid" => Names.CustomerProfile.Id,
            _ => null,
        };
        if (own is not null)
        {
            return taken.Contains(own) ? null : own;
        }

        // Customer Insights' own exports carry no prefix at all; where some columns do, the others are the platform's.
        var simple = ColumnNames.Simplified(written);
        var name = Names.CustomerProfile.ColumnPrefix + simple;
        return !Platform.Contains(simple) && ProfileColumn().IsMatch(name) && !header.Any(HasPrefix) ? name : null;
    }

    private static bool HasPrefix(string column) => column.Trim().StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^msdynci_[a-z0-9_]{1,120}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProfileColumn();
}

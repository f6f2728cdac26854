using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Alternate keys. What stands in the values and key rings is data, whether it is right or not.</summary>
internal sealed class KeyFormat : FileFormat
{
    /// <summary>The alternate key table.</summary>
    public static readonly TableShape Table = new(
        Names.AlternateKey.Table,
        Names.AlternateKey.Id,
        Names.AlternateKey.Identifier,
        [
            new ColumnShape(Names.AlternateKey.DataSource, ColumnKind.Text, ColumnShape.DefaultTextLength),
            new ColumnShape(Names.AlternateKey.EntityName, ColumnKind.Text, ColumnShape.DefaultTextLength),
            new ColumnShape(Names.AlternateKey.Value, ColumnKind.Text, ColumnShape.DefaultTextLength),
            new ColumnShape(Names.AlternateKey.CustomerId, ColumnKind.Text, 100),
            new ColumnShape(Names.AlternateKey.Identifier, ColumnKind.Text, ColumnShape.DefaultTextLength),
            new ColumnShape(Names.AlternateKey.KeyRing, ColumnKind.Memo, ColumnShape.MemoLength),
            new ColumnShape(Names.AlternateKey.Customer, ColumnKind.Lookup, Target: Names.CustomerProfile.Table),
        ]);

    /// <summary>Customer Insights' own names of the columns, in its documentation, its exports and its pages, by their letters and digits.</summary>
    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal)
    {
        ["alternatekeyid"] = Names.AlternateKey.Id,
        ["datasourcename"] = Names.AlternateKey.DataSource,
        ["datasource"] = Names.AlternateKey.DataSource,
        ["entityname"] = Names.AlternateKey.EntityName,
        ["tablename"] = Names.AlternateKey.EntityName,
        ["alternatevalue"] = Names.AlternateKey.Value,
        ["customerid"] = Names.AlternateKey.CustomerId,
        ["identifier"] = Names.AlternateKey.Identifier,
        ["keyring"] = Names.AlternateKey.KeyRing,
        ["customer"] = Names.AlternateKey.Customer,
    };

    public override string PrimaryId => Names.AlternateKey.Id;

    public override IReadOnlyList<string> Required { get; } =
        [Names.AlternateKey.DataSource, Names.AlternateKey.EntityName, Names.AlternateKey.Value, Names.AlternateKey.CustomerId];

    public override ColumnShape? Column(string name) => Table.Find(name);

    public override bool IsStrict(ColumnShape column) => column.Kind != ColumnKind.Lookup;

    public override IRowIdentity Identity(TableRows rows) => new KeyIdentity(rows);

    protected override string? OtherName(string written, IReadOnlyList<string> header, IReadOnlySet<string> taken)
    {
        var name = written.ToLowerInvariant();
        if (name == RowMarks.Id)
        {
            return IdName(taken);
        }

        if (name == $"_{Names.AlternateKey.Customer}_value")
        {
            return Names.AlternateKey.Customer;
        }

        var own = name.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal) ? name[Names.CustomerProfile.ColumnPrefix.Length..] : name;
        return OwnNames.TryGetValue(ColumnNames.LettersAndDigits(own), out var column) && !taken.Contains(column) ? column : null;
    }
}

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

    public override IReadOnlyList<string> Required { get; } =
        [Names.AlternateKey.DataSource, Names.AlternateKey.EntityName, Names.AlternateKey.Value, Names.AlternateKey.CustomerId];

    public override ColumnShape? Column(string name) => Table.Find(name);

    public override IRowIdentity Identity(IReadOnlyList<string> header) => new KeyIdentity(header);
}

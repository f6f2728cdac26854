namespace Linking.Tool.Input;

/// <summary>Rows of a source table: its own columns, the primary id among them.</summary>
internal sealed class SourceRowFormat(TableShape table) : FileFormat
{
    public override IReadOnlyList<string> Required { get; } = [table.PrimaryId];

    public override ColumnShape? Column(string name) => table.Find(name);

    public override IRowIdentity Identity(IReadOnlyList<string> header) => new GivenIdentity(header.IndexOf(table.PrimaryId), table.PrimaryId);
}

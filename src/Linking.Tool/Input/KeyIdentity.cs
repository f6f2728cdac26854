using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>An alternate key's id: its own column, or derived from its identifier where the file has no such column.</summary>
internal sealed class KeyIdentity(IReadOnlyList<string> header) : IRowIdentity
{
    private readonly GivenIdentity? given = header.IndexOf(Names.AlternateKey.Id) is var index and >= 0 ? new GivenIdentity(index, Names.AlternateKey.Id) : null;
    private readonly int identifier = header.IndexOf(Names.AlternateKey.Identifier);
    private readonly int dataSource = header.IndexOf(Names.AlternateKey.DataSource);
    private readonly int entity = header.IndexOf(Names.AlternateKey.EntityName);
    private readonly int value = header.IndexOf(Names.AlternateKey.Value);

    public Guid? Of(CsvRows row, out string problem, out string remedy)
    {
        problem = remedy = "";
        return given is null ? DerivedId.OfKey(Identifier(row)) : given.Of(row, out problem, out remedy);
    }

    /// <summary>The identifier that the file carries, or the one that Customer Insights would write.</summary>
    public string Identifier(CsvRows row) =>
        identifier >= 0 && row[identifier].Length > 0 ? row[identifier] : DerivedId.Identifier(row[dataSource], row[entity], row[value]);
}

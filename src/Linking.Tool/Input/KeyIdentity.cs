using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>
/// An alternate key's id: its own column, or derived from its identifier where the file has no such column. Where two such rows have one
/// identifier, as when two profiles claim a row, the later one's id depends on its CustomerId too. One object reads one file, from its top.
/// </summary>
internal sealed class KeyIdentity(IReadOnlyList<string> header) : IRowIdentity
{
    private readonly GivenIdentity? given = header.IndexOf(Names.AlternateKey.Id) is var index and >= 0 ? new GivenIdentity(index, Names.AlternateKey.Id) : null;
    private readonly int identifier = header.IndexOf(Names.AlternateKey.Identifier);
    private readonly int dataSource = header.IndexOf(Names.AlternateKey.DataSource);
    private readonly int entity = header.IndexOf(Names.AlternateKey.EntityName);
    private readonly int customerId = header.IndexOf(Names.AlternateKey.CustomerId);
    private readonly HashSet<Guid> derived = [];
    private readonly int value = header.IndexOf(Names.AlternateKey.Value);

    public Guid? Of(CsvRows row, out string problem, out string remedy)
    {
        problem = remedy = "";
        if (given is not null)
        {
            return given.Of(row, out problem, out remedy);
        }

        var id = DerivedId.OfKey(Identifier(row));
        return derived.Add(id) ? id : DerivedId.OfKey($"{Identifier(row)}|{row[customerId]}");
    }

    /// <summary>The identifier that the file carries, or the one that Customer Insights would write.</summary>
    public string Identifier(CsvRows row) =>
        identifier >= 0 && row[identifier].Length > 0 ? row[identifier] : DerivedId.Identifier(row[dataSource], row[entity], row[value]);
}

using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>
/// An alternate key's id: its own column, or derived from its identifier where the file has no such column. Where two such rows have one
/// identifier, as when two profiles claim a row, the later one's id depends on its CustomerId too. One object reads one file, from its top.
/// </summary>
internal sealed class KeyIdentity(TableRows rows) : IRowIdentity
{
    private readonly GivenIdentity? given = GivenIdentity.Find(rows, Names.AlternateKey.Id);
    private readonly int identifier = rows.IndexOf(Names.AlternateKey.Identifier);
    private readonly int dataSource = rows.IndexOf(Names.AlternateKey.DataSource);
    private readonly int entity = rows.IndexOf(Names.AlternateKey.EntityName);
    private readonly int customerId = rows.IndexOf(Names.AlternateKey.CustomerId);
    private readonly HashSet<Guid> derived = [];
    private readonly int value = rows.IndexOf(Names.AlternateKey.Value);

    public Guid? Of(TableRows row, out string problem, out string remedy)
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
    public string Identifier(TableRows row) =>
        identifier >= 0 && row[identifier].Length > 0 ? row[identifier] : DerivedId.Identifier(row[dataSource], row[entity], row[value]);
}

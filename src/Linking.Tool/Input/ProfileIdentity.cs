using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>A profile's id: its own column, or derived from the CustomerId where the file has no such column. A profile without a CustomerId is refused.</summary>
internal sealed class ProfileIdentity(IReadOnlyList<string> header) : IRowIdentity
{
    private readonly GivenIdentity? given = header.IndexOf(Names.CustomerProfile.Id) is var index and >= 0 ? new GivenIdentity(index, Names.CustomerProfile.Id) : null;
    private readonly int customerId = header.IndexOf(Names.CustomerProfile.CustomerId);

    public Guid? Of(CsvRows row, out string problem, out string remedy)
    {
        var text = row[customerId];
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = $"'{Names.CustomerProfile.CustomerId}' is empty";
            remedy = "Write the profile's CustomerId, or remove the row";
            return null;
        }

        problem = remedy = "";
        return given is null ? DerivedId.OfProfile(text) : given.Of(row, out problem, out remedy);
    }
}

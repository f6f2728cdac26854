using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>
/// A profile's id: its own column, or derived from the CustomerId where the file has no such column. A profile without a CustomerId is refused.
/// </summary>
internal sealed class ProfileIdentity(TableRows rows) : IRowIdentity
{
    private readonly GivenIdentity? given = GivenIdentity.Find(rows, Names.CustomerProfile.Id);
    private readonly int customerId = rows.IndexOf(Names.CustomerProfile.CustomerId);

    public Guid? Of(TableRows row, out string problem, out string remedy)
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

using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>The CustomerIds of all profiles. A profile whose id is its CustomerId, as usual, takes 16 bytes.</summary>
internal sealed class ProfileDirectory
{
    private readonly HashSet<Guid> usual = [];
    private readonly Dictionary<Guid, string> others = [];

    /// <summary>Reads the profile table through.</summary>
    public ProfileDirectory(IOrganizationService service, SimulationInput input)
    {
        var table = ContentTable.Profiles(input);
        var column = table.Columns.Select(shape => shape.Name).ToList().IndexOf(Names.CustomerProfile.CustomerId);
        foreach (var row in new ContentStore(service, table).ReadAll())
        {
            var customerId = row.Values[column] ?? "";
            if (Guid.TryParse(customerId, out var id) && id == row.Id)
            {
                usual.Add(row.Id);
            }
            else
            {
                others.Add(row.Id, customerId);
            }
        }
    }

    /// <summary>The CustomerId of a profile; empty where there is no such profile.</summary>
    public string CustomerIdOf(Guid profile) => usual.Contains(profile) ? profile.ToString("D") : others.GetValueOrDefault(profile) ?? "";
}

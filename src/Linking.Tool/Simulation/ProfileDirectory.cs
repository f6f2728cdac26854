using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>The CustomerIds of all profiles. A profile whose id is its CustomerId, as usual, takes 16 bytes.</summary>
internal sealed class ProfileDirectory
{
    private readonly HashSet<Guid> dashed = [];
    private readonly HashSet<Guid> undashed = [];
    private readonly Dictionary<Guid, string> others = [];

    /// <summary>Reads the profile table through.</summary>
    public ProfileDirectory(IOrganizationService service, SimulationInput input)
    {
        var table = ContentTable.Profiles(input);
        var column = table.Columns.Select(shape => shape.Name).ToList().IndexOf(Names.CustomerProfile.CustomerId);
        foreach (var row in new ContentStore(service, table).ReadAll())
        {
            var customerId = row.Values[column] ?? "";
            if (customerId == row.Id.ToString("D"))
            {
                dashed.Add(row.Id);
            }
            else if (customerId == row.Id.ToString("N"))
            {
                undashed.Add(row.Id);
            }
            else
            {
                others.Add(row.Id, customerId);
            }
        }
    }

    /// <summary>The CustomerId of a profile as it was written; empty where there is no such profile.</summary>
    public string CustomerIdOf(Guid profile)
    {
        if (dashed.Contains(profile))
        {
            return profile.ToString("D");
        }

        return undashed.Contains(profile) ? profile.ToString("N") : others.GetValueOrDefault(profile) ?? "";
    }
}

using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Loads measures and segments after the last unification; rows that are there stay as they are.</summary>
internal sealed class InsightLoader(Organization organization, SimulationInput input)
{
    private const int PageSize = 500;

    /// <summary>Loads all files.</summary>
    /// <param name="done">Is told the number of rows just looked at.</param>
    public void Load(Action<long> done)
    {
        var profiles = input.Insights.Count > 0 ? ReadProfiles() : [];
        foreach (var file in input.Insights)
        {
            var existing = new HashSet<Guid>(ReadIds(file.Table.LogicalName, file.Table.PrimaryId).Select(row => row.Id));
            organization.Load(file.Table.LogicalName, Read(file, existing, profiles, done));
        }
    }

    private Dictionary<string, Guid> ReadProfiles()
    {
        var profiles = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in ReadIds(Names.CustomerProfile.Table, Names.CustomerProfile.CustomerId))
        {
            profiles[row.GetAttributeValue<string>(Names.CustomerProfile.CustomerId) ?? ""] = row.Id;
        }

        return profiles;
    }

    private IEnumerable<Entity> ReadIds(string table, string column)
    {
        return PagedQuery.Read(organization.System, new QueryExpression(table) { ColumnSet = new ColumnSet(column) }, PageSize);
    }

    private static IEnumerable<Entity> Read(RowFile file, HashSet<Guid> existing, Dictionary<string, Guid> profiles, Action<long> done)
    {
        using var rows = file.File.Open();
        var identity = new InsightIdentity(file.Table.LogicalName, rows);
        var columns = rows.Header.Select(file.Table.Find).ToArray();
        var customerId = rows.IndexOf(Names.CustomerProfile.CustomerId);
        var lookup = file.Table.Columns.First(column => column.Kind == ColumnKind.Lookup);
        while (rows.Read())
        {
            done(1);
            var id = identity.Of(rows, out var problem, out var remedy) ?? throw new InputException(rows.Part.Name, rows.Line, problem, remedy);
            if (existing.Contains(id))
            {
                continue;
            }

            var row = new Entity(file.Table.LogicalName, id);
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] is { } column && column.Name != file.Table.PrimaryId && CellReader.TryRead(column.Kind, rows[i], out var value)
                    && value is not null)
                {
                    row[column.Name] = value;
                }
            }

            if (profiles.TryGetValue(rows[customerId], out var profile))
            {
                row[lookup.Name] = new EntityReference(lookup.Target, profile);
            }

            yield return row;
        }
    }
}

using System.Text.Json;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;

namespace Linking.Tool.Tests.Simulation;

/// <summary>
/// Says from the files alone how each row must be linked in the end: an oracle that shares nothing with the product. Alternate keys go before
/// key rings, and these before key columns; of several customers the row is that of the lowest CustomerId, and of nobody when that has no profile.
/// </summary>
internal sealed class ExpectedLinks
{
    private readonly SimulationInput input;
    private readonly Dictionary<string, HashSet<Guid>> rows = [];
    private readonly Dictionary<(string Table, Guid Row), Guid> links = [];

    private ExpectedLinks(SimulationInput input)
    {
        this.input = input;
        foreach (var file in input.Rows)
        {
            rows[file.Table.LogicalName] = [.. Read(file.File).Select(row => Guid.Parse(row[file.Table.PrimaryId]))];
        }
    }

    /// <summary>Lines <c>table,rowId,profileId</c> of all linked rows in order.</summary>
    public static IReadOnlyList<string> Of(string folder)
    {
        var expected = new ExpectedLinks(SimulationInputReader.Read(folder, new Tool.Tests.Input.FewTables()));
        foreach (var unification in expected.input.Unifications)
        {
            expected.Apply(unification);
        }

        return [.. expected.links.Select(link => $"{link.Key.Table},{link.Key.Row:D},{link.Value:D}").Order(StringComparer.Ordinal)];
    }

    private void Apply(UnificationFolder unification)
    {
        var profiles = Read(unification.Profiles).ToDictionary(profile => Normal(profile["msdynci_customerid"]));
        var claims = new Dictionary<(string, Guid), List<(int Kind, string Customer)>>();
        foreach (var (source, key, customer, kind) in Keys(unification, profiles))
        {
            if (source is not null && Guid.TryParse(key.Trim(), out var row) && rows[source.Table].Contains(row))
            {
                claims.TryAdd((source.Table, row), []);
                claims[(source.Table, row)].Add((kind, customer));
            }
        }

        links.Clear();
        foreach (var (row, onRow) in claims)
        {
            var kind = onRow.Min(claim => claim.Kind);
            var owner = onRow.Where(claim => claim.Kind == kind).Select(claim => claim.Customer).Order(StringComparer.Ordinal).First();
            if (profiles.TryGetValue(owner, out var profile))
            {
                links[row] = Guid.Parse(profile["msdynci_customerprofileid"]);
            }
        }
    }

    private IEnumerable<(SourceTableDefinition? Source, string Key, string Customer, int Kind)> Keys(UnificationFolder unification, Dictionary<string,
        Dictionary<string, string>> profiles)
    {
        foreach (var key in Read(unification.Keys))
        {
            var customer = Normal(key["msdynci_customerid"]);
            yield return (Source(key["msdynci_datasourcename"], key["msdynci_entityname"]), key["msdynci_alternatevalue"], customer, 0);
            foreach (var table in key["msdynci_keyring"].Length == 0 ? [] : JsonDocument.Parse(key["msdynci_keyring"]).RootElement.EnumerateArray().ToList())
            {
                var name = table.TryGetProperty("tableName", out var found) ? found : table.GetProperty("entityName");
                foreach (var value in table.GetProperty("keys").EnumerateArray())
                {
                    yield return (Source(table.GetProperty("dataSourceName").GetString()!, name.GetString()!), value.GetString()!, customer, 1);
                }
            }
        }

        foreach (var (customer, profile) in profiles)
        {
            foreach (var source in input.Organization.SourceTables.Where(IsLinkable))
            {
                var column = $"msdynci_{source.DataSource}_{source.Table}_{source.PrimaryKey}".ToLowerInvariant();
                foreach (var value in $"{profile.GetValueOrDefault(column)};{profile.GetValueOrDefault(column + "_alternate")}".Split(';'))
                {
                    yield return (source, value, customer, 2);
                }
            }
        }
    }

    private SourceTableDefinition? Source(string dataSource, string table) => input.Organization.SourceTables.FirstOrDefault(source =>
        IsLinkable(source) && string.Equals(source.DataSource, dataSource.Trim(), StringComparison.OrdinalIgnoreCase)
            && string.Equals(source.Table, table.Trim(), StringComparison.OrdinalIgnoreCase));

    private bool IsLinkable(SourceTableDefinition source) =>
        source.Connector != Connector.Other
        && source.EnvironmentUrl == input.Organization.EnvironmentUrl
        && input.Rows.Any(file => file.Table.LogicalName == source.Table && file.Table.PrimaryId == source.PrimaryKey);

    private static string Normal(string customerId) => Guid.TryParse(customerId, out var id) ? id.ToString("D") : customerId;

    private static IEnumerable<Dictionary<string, string>> Read(InputFile file)
    {
        using var csv = file.Open();
        while (csv.Read())
        {
            yield return csv.Header.Select((name, i) => (name, value: csv[i])).ToDictionary(cell => cell.name, cell => cell.value);
        }
    }
}

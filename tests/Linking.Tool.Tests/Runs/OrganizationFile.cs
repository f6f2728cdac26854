using EmbeddedDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Runs;

/// <summary>An organisation file for one test, to call commands on and to look into.</summary>
internal sealed class OrganizationFile : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public OrganizationFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path => folder["organization.db"];

    public string this[string name] => folder[name];

    public void Dispose() => folder.Dispose();

    /// <summary>Calls a command on the file.</summary>
    public (int Code, string Output, string Error) Call(string command, params string[] arguments) =>
        Tool.Call([command, "--organization", Path, .. arguments]);

    /// <summary>Calls a command on the file, with --json.</summary>
    public (int Code, System.Text.Json.JsonElement Result) CallForJson(string command, params string[] arguments) =>
        Tool.CallForJson([command, "--organization", Path, .. arguments]);

    /// <summary>The rows of a table with their links and versions, by id.</summary>
    public SortedDictionary<Guid, (Guid? Link, string Version)> Rows(string table) => Do(organization =>
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        var rows = new SortedDictionary<Guid, (Guid?, string)>();
        foreach (var row in Linking.Tool.Simulation.PagedQuery.Read(organization.System, query, 5000))
        {
            rows.Add(row.Id, (row.GetAttributeValue<EntityReference>(Names.SourceRow.Lookup)?.Id, row.RowVersion));
        }

        return rows;
    });

    /// <summary>Works in the organisation without its asynchronous jobs.</summary>
    public T Do<T>(Func<Organization, T> work)
    {
        using var organization = Organization.Open(new OrganizationOptions { Path = Path, StartTime = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) });
        return work(organization);
    }

    /// <summary>Takes away, without an event, the keys of the first rows of a table and the profiles that they are linked to.</summary>
    /// <returns>The rows, which then are orphans.</returns>
    public List<Guid> MakeOrphans(string table, int count)
    {
        var orphans = Rows(table).Where(row => row.Value.Link is not null).Take(count).Select(row => row.Key).ToHashSet();
        var profiles = Rows(table).Where(row => orphans.Contains(row.Key)).Select(row => row.Value.Link!.Value).ToHashSet();
        return Do(organization =>
        {
            var keys = new QueryExpression(Names.AlternateKey.Table) { ColumnSet = new ColumnSet(Names.AlternateKey.CustomerId) };
            var gone = profiles.ToDictionary(id => id, id =>
                Guid.Parse(organization.System.Retrieve(Names.CustomerProfile.Table, id, new ColumnSet(Names.CustomerProfile.CustomerId))
                .GetAttributeValue<string>(Names.CustomerProfile.CustomerId)));
            foreach (var key in Linking.Tool.Simulation.PagedQuery.Read(organization.System, keys, 500).ToList()
                .Where(key => gone.ContainsValue(Guid.Parse(key.GetAttributeValue<string>(Names.AlternateKey.CustomerId)))))
            {
                DeleteQuietly(organization, key.ToEntityReference());
            }

            foreach (var profile in profiles)
            {
                DeleteQuietly(organization, new EntityReference(Names.CustomerProfile.Table, profile));
            }

            return orphans.ToList();
        });
    }

    /// <summary>Sets an environment variable of the product.</summary>
    public void SetVariable(string name, string value) => Do(organization =>
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition);
        query.Criteria.AddCondition(Names.EnvironmentVariable.SchemaName, ConditionOperator.Equal, name);
        return organization.System.Create(new Entity(Names.EnvironmentVariable.ValueTable)
        {
            [Names.EnvironmentVariable.DefinitionId] = Assert.Single(organization.System.RetrieveMultiple(query).Entities).ToEntityReference(),
            [Names.EnvironmentVariable.Value] = value,
        });
    });

    private static void DeleteQuietly(Organization organization, EntityReference row) =>
        organization.System.Execute(new OrganizationRequest("Delete") { ["Target"] = row, [Names.Parameter.BypassBusinessLogic] = "CustomSync,CustomAsync" });
}

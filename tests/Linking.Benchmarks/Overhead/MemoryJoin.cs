using Linking.Benchmarks.Counting;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Overhead;

/// <summary>
/// The least that finding changed links can take: rows, keys and profiles that lie in memory already are joined by dictionaries, and each link is compared.
/// </summary>
internal sealed class MemoryJoin
{
    private readonly List<Entity> rows;
    private readonly List<Entity> keys;
    private readonly List<Entity> profiles;

    public MemoryJoin(BenchmarkOrganization organization)
    {
        rows = [.. organization.Shape.TableNames.SelectMany(table => Read(organization, table, Names.SourceRow.Lookup))];
        keys = Read(organization, Names.AlternateKey.Table, Names.AlternateKey.Value, Names.AlternateKey.CustomerId);
        profiles = Read(organization, Names.CustomerProfile.Table, Names.CustomerProfile.CustomerId);
    }

    /// <summary>Joins once.</summary>
    /// <returns>How many rows have another link than their key says.</returns>
    public int Join()
    {
        var profileOf = new Dictionary<Guid, Guid>(profiles.Count);
        foreach (var profile in profiles)
        {
            profileOf[Guid.Parse(profile.GetAttributeValue<string>(Names.CustomerProfile.CustomerId))] = profile.Id;
        }

        var customerOf = new Dictionary<Guid, Guid>(keys.Count);
        foreach (var key in keys)
        {
            customerOf[Guid.Parse(key.GetAttributeValue<string>(Names.AlternateKey.Value))] =
                Guid.Parse(key.GetAttributeValue<string>(Names.AlternateKey.CustomerId));
        }

        var changed = 0;
        foreach (var row in rows)
        {
            if (customerOf.TryGetValue(row.Id, out var customer) && profileOf.TryGetValue(customer, out var profile)
                && row.GetAttributeValue<EntityReference>(Names.SourceRow.Lookup)?.Id != profile)
            {
                changed++;
            }
        }

        return changed;
    }

    private static List<Entity> Read(BenchmarkOrganization organization, string table, params string[] columns)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns), PageInfo = new PagingInfo { PageNumber = 1, Count = 500 } };
        var all = new List<Entity>();
        while (true)
        {
            var page = organization.Dataverse.System.RetrieveMultiple(query);
            all.AddRange(page.Entities);
            if (!page.MoreRecords)
            {
                return all;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}

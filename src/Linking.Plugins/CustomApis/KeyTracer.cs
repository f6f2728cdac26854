using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.CustomApis;

/// <summary>
/// Finds every key that claims a row, whether its table is linked or not, with the place where it stands. KeyRings and lists cannot be
/// searched by value, so those of the customers found otherwise, and of the profile that the row is linked to, are read.
/// </summary>
internal sealed class KeyTracer(BlockQuery query, OrganizationSnapshot snapshot)
{
    private readonly AlternateKeyReader keys = new(query, snapshot.AlternateKey);
    private readonly Dictionary<Guid, AlternateKeyRow> keysFound = [];
    private readonly Dictionary<Guid, Entity> profilesFound = [];

    internal List<KeyTrace> Find(RowKey row, Guid? linkedTo)
    {
        var columns = snapshot.Tables.Values.Where(table => table.Table.LogicalName == row.Table).SelectMany(table => table.KeyColumns).ToList();
        var texts = RowIdText.AllForms(row.Id).ToList();
        Note(keys.ByValue(texts));
        foreach (var column in columns.Where(column => !column.IsList))
        {
            Note(Profiles(columns, column.LogicalName, texts));
        }

        Note(Profiles(columns, Names.CustomerProfile.Id, linkedTo is { } id ? new object[] { id } : []));
        var customers = keysFound.Values.Select(key => key.CustomerIdText).Concat(profilesFound.Values.Select(TextOf))
            .SelectMany(text => CustomerIdForm.WriteAll(CustomerId.Parse(text)).Concat([text]))
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Note(keys.ByCustomerIdText(customers));
        Note(Profiles(columns, Names.CustomerProfile.CustomerId, customers));
        return Traces(row, columns).Distinct().OrderBy(trace => trace.Source).ThenBy(trace => trace.CustomerId.Text, StringComparer.Ordinal).ToList();
    }

    private IEnumerable<KeyTrace> Traces(RowKey row, List<KeyColumn> columns)
    {
        foreach (var key in keysFound.Values)
        {
            foreach (var named in new[] { key.Own }.Concat(key.Ring).Where(named => Concerns(row, named)))
            {
                var source = named == key.Own ? KeySource.AlternateKey : KeySource.KeyRing;
                foreach (var profile in ProfilesOf(key.CustomerId))
                {
                    yield return new KeyTrace(source, key.Id.ToString("D"), named, key.CustomerId, profile);
                }
            }
        }

        foreach (var profile in profilesFound.Values)
        {
            foreach (var column in columns)
            {
                foreach (var named in column.Read(profile.GetAttributeValue<string>(column.LogicalName)).Where(named => Concerns(row, named)))
                {
                    yield return new KeyTrace(KeySource.ProfileColumn, column.LogicalName, named, CustomerId.Parse(TextOf(profile)), profile.Id);
                }
            }
        }
    }

    private bool Concerns(RowKey row, SourceKey key)
    {
        var table = snapshot.Tables.TryGetValue(key.Pair, out var state) ? state.Table.LogicalName : key.Pair.EntityName.ToLowerInvariant();
        return table == row.Table && RowIdText.TryParse(key.Value, out var id) && id == row.Id;
    }

    private IEnumerable<Guid?> ProfilesOf(CustomerId customer)
    {
        return profilesFound.Values.Where(profile => CustomerId.Parse(TextOf(profile)) == customer).Select(profile => (Guid?)profile.Id).DefaultIfEmpty(null);
    }

    private IEnumerable<Entity> Profiles(List<KeyColumn> columns, string column, IEnumerable<object> values)
    {
        string[] asked = [Names.CustomerProfile.CustomerId, .. columns.Select(one => one.LogicalName).Distinct(StringComparer.Ordinal)];
        return query.Read(snapshot.Profile, asked, column, values);
    }

    private void Note(IEnumerable<AlternateKeyRow> found)
    {
        foreach (var key in found.ToList())
        {
            keysFound[key.Id] = key;
        }
    }

    private void Note(IEnumerable<Entity> found)
    {
        foreach (var profile in found.ToList())
        {
            profilesFound[profile.Id] = profile;
        }
    }

    private static string TextOf(Entity profile) => profile.GetAttributeValue<string>(Names.CustomerProfile.CustomerId) ?? string.Empty;
}

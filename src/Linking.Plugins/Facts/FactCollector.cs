using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Facts;

/// <summary>
/// Collects the facts of some rows: who claims them, whose profiles there are, how they are linked now. It decides nothing. What was found
/// first only says which rows to look at; a row that is to change gets its claims anew, after the row itself was read, so that
/// the row's version guards the whole decision.
/// </summary>
internal sealed class FactCollector
{
    /// <summary>So many customers fit into one read in every form in which a CustomerId may be written.</summary>
    private const int FewCustomers = PlatformLimits.ConditionValues / 5;

    private readonly SourceTables tables;
    private readonly ProfileReader profiles;
    private readonly AlternateKeyReader keys;
    private readonly SourceRowReader sourceRows;
    private readonly Claims claims = new();
    private readonly HashSet<RowKey> wanted = [];
    private readonly Dictionary<RowKey, SourceRow?> rows = [];
    private readonly HashSet<RowKey> unsettled = [];
    private readonly HashSet<RowKey> proven = [];

    /// <summary>Begins to collect.</summary>
    /// <param name="service">Reads are made through it.</param>
    /// <param name="tables">The source tables.</param>
    internal FactCollector(IOrganizationService service, SourceTables tables)
    {
        var query = new BlockQuery(service);
        var snapshot = tables.Current;
        this.tables = tables;
        profiles = new ProfileReader(query, snapshot.Profile, snapshot.KeyColumns);
        keys = new AlternateKeyReader(query, snapshot.AlternateKey);
        sourceRows = new SourceRowReader(query);
    }

    /// <summary>The keys that claim nothing, and why.</summary>
    internal IReadOnlyCollection<KeyProblem> KeyProblems => claims.Problems;

    /// <summary>How many customers were met of whom a profile is known.</summary>
    internal int CustomersWithProfile => claims.CustomersWithProfile;

    /// <summary>Reads profiles by their id, with all keys of their customers, and looks at the rows that these claim.</summary>
    /// <returns>The profiles that were found.</returns>
    internal IReadOnlyList<ProfileRow> AtProfiles(IEnumerable<Guid> ids)
    {
        var found = profiles.ById(ids).ToList();
        Add(found);
        ReadKeysOf(found.ToDictionary(profile => profile.CustomerId, profile => profile.CustomerIdText));
        wanted.UnionWith(claims.ClaimedRows);
        return found;
    }

    /// <summary>Reads alternate keys by their id and the profiles of their customers, and looks at the rows that the keys claim.</summary>
    /// <returns>The keys that were found.</returns>
    internal IReadOnlyList<AlternateKeyRow> AtKeys(IEnumerable<Guid> ids)
    {
        var found = keys.ById(ids).ToList();
        Add(found);
        ReadProfilesOf(found.Select(key => key.CustomerId).Where(customer => !customer.IsEmpty && !claims.HasProfile(customer)));
        wanted.UnionWith(claims.ClaimedRows);
        return found;
    }

    /// <summary>Looks at customers whose profiles and keys were read already.</summary>
    internal void AtCustomers(IReadOnlyCollection<ProfileRow> ready, IReadOnlyCollection<AlternateKeyRow> readyKeys)
    {
        Add(ready);
        Add(readyKeys);
        wanted.UnionWith(claims.ClaimedRows);
    }

    /// <summary>Looks at single rows, those of tables that are linked, and reads all claims on them that can be found.</summary>
    internal void AtRows(IEnumerable<RowKey> keysOfRows)
    {
        var linked = keysOfRows.Where(row => tables.IsLinkable(row.Table)).ToList();
        wanted.UnionWith(linked);
        ReadRows();
        Prove(linked);
    }

    /// <summary>Reads the rows that are looked at, as they are now.</summary>
    internal void ReadRows() => ReadRows(wanted.Where(row => !rows.ContainsKey(row)).ToList());

    /// <summary>Reads rows once more, because somebody changed them meanwhile.</summary>
    internal void ReadAgain(IReadOnlyCollection<RowKey> changed)
    {
        proven.ExceptWith(changed);
        ReadRows(changed);
    }

    /// <summary>Reads profiles of the customers who claim the rows, as far as none is known.</summary>
    internal void ReadMissingProfiles()
    {
        ReadProfilesOf(claims.CustomersWithoutProfile(wanted));
    }

    /// <summary>
    /// Reads anew everything that decides about rows that were read before: the alternate keys that name them, all profiles of all
    /// claimants, and whose profile the present link points to. Of rows that no alternate key claims also what the customer claims to
    /// whose profile they are linked: KeyRings and lists cannot be searched by value.
    /// </summary>
    internal void Prove(IReadOnlyCollection<RowKey> doubtful)
    {
        var texts = doubtful.SelectMany(TextsOf).ToList();
        var before = claims.ForgetAlternateKeysOf(doubtful);
        Add(keys.ByValue(texts).ToList());
        NoteUnsettled(doubtful, before);
        ReadLinkedProfiles(doubtful);
        var unclaimed = doubtful.Where(row => !claims.HasAlternateKey(row)).ToList();
        if (unclaimed.Count > 0)
        {
            ReadByKeyColumns(unclaimed);
            var owners = LinkedTo(unclaimed).Select(claims.CustomerOf).Where(customer => !customer.IsEmpty);
            ReadKeysOf(owners.Concat(claims.CustomersOf(unclaimed)).Distinct().ToDictionary(customer => customer, claims.TextOf));
        }

        ReadProfilesOf(claims.CustomersOf(doubtful));
        proven.UnionWith(doubtful);
    }

    /// <summary>Reads the keys and profiles of customers, without looking at further rows: their KeyRings and lists are found in no other way.</summary>
    internal void ReadCustomers(IReadOnlyCollection<CustomerId> customers)
    {
        ReadKeysOf(customers.ToDictionary(customer => customer, claims.TextOf));
        ReadProfilesOf(customers);
    }

    /// <summary>Reads the alternate keys that name no customer.</summary>
    internal void ReadKeysWithoutCustomer() => Add(keys.WithoutCustomer().ToList());

    /// <summary>Whether anybody claims the row, as far as was read.</summary>
    internal bool IsClaimed(RowKey row) => claims.IsClaimed(row);

    /// <summary>Whether the row exists and has a link.</summary>
    internal bool IsLinked(RowKey row) => rows.TryGetValue(row, out var found) && found?.LinkedTo is not null;

    /// <summary>Whether all that decides about the row was read after the row itself.</summary>
    internal bool IsProven(RowKey row) => proven.Contains(row);

    /// <summary>Whether an alternate key that names the row was read before, but is not there any more or only as it was earlier.</summary>
    internal bool IsUnsettled(RowKey row) => unsettled.Contains(row);

    /// <summary>The facts of every row looked at that exists or is claimed.</summary>
    internal IEnumerable<RowFacts> All()
    {
        foreach (var pair in rows)
        {
            var claimed = claims.On(pair.Key);
            if (pair.Value is not null || claimed.Count > 0)
            {
                yield return FactsOf(pair.Key, pair.Value, claimed);
            }
        }
    }

    /// <summary>The facts of one row that is looked at.</summary>
    internal RowFacts Of(RowKey row) => FactsOf(row, rows[row], claims.On(row));

    private RowFacts FactsOf(RowKey key, SourceRow? row, IReadOnlyList<Claim> claimed) => new()
    {
        Row = key,
        Exists = row is not null,
        Version = row?.Version,
        LinkedTo = row?.LinkedTo,
        LinkedCustomer = row?.LinkedTo is { } profile ? claims.CustomerOf(profile) : default,
        Claims = claimed,
    };

    private IEnumerable<string> TextsOf(RowKey row)
    {
        return claims.KeyTexts(row).Concat(RowIdText.AllForms(row.Id));
    }

    private void NoteUnsettled(IReadOnlyCollection<RowKey> doubtful, IReadOnlyDictionary<Guid, KeyReading> before)
    {
        unsettled.ExceptWith(doubtful);
        foreach (var key in before)
        {
            if (!claims.HasRead(key.Key) || claims.WrittenOn(key.Key) < key.Value.WrittenOn)
            {
                unsettled.Add(key.Value.Row);
            }
        }
    }

    private IEnumerable<Guid> LinkedTo(IEnumerable<RowKey> ofRows) => ofRows.Select(row => rows[row]?.LinkedTo).OfType<Guid>().Distinct();

    private void ReadLinkedProfiles(IReadOnlyCollection<RowKey> doubtful)
    {
        var linked = LinkedTo(doubtful).ToList();
        var found = profiles.ById(linked).ToList();
        claims.ForgetProfiles(linked.Except(found.Select(profile => profile.Id)));
        Add(found);
    }

    private void ReadByKeyColumns(List<RowKey> unclaimed)
    {
        foreach (var ofTable in unclaimed.GroupBy(row => row.Table, StringComparer.Ordinal))
        {
            var texts = ofTable.SelectMany(row => RowIdText.AllForms(row.Id)).ToList();
            Add(profiles.ByKeyText(tables.Linked.PairsOf(ofTable.Key), texts).ToList());
        }
    }

    // Under the text that was met and in the forms that keys use here and, for those of whom nothing is found so, under the others.
    private void ReadKeysOf(Dictionary<CustomerId, string> texts)
    {
        texts.Remove(default);
        var everyForm = AsManyAsMatter(texts.SelectMany(pair => CustomerIdForm.WriteAll(pair.Key).Concat([pair.Value])));
        if (everyForm.Count <= PlatformLimits.ConditionValues)
        {
            Add(keys.ByCustomerIdText(everyForm).ToList());
            return;
        }

        var forms = tables.Current.CustomerIdForms;
        var found = keys.ByCustomerIdText(texts.SelectMany(pair => forms.Select(form => form.Write(pair.Key)).DefaultIfEmpty(pair.Value))).ToList();
        Add(found);
        var missing = texts.Keys.Except(found.Select(key => key.CustomerId)).ToList();
        Add(keys.ByCustomerIdText(missing.SelectMany(customer => CustomerIdForm.WriteAll(customer).Concat([texts[customer]]))).ToList());
    }

    private void ReadProfilesOf(IEnumerable<CustomerId> ofCustomers)
    {
        var sought = ofCustomers.Distinct().ToList();
        if (sought.Count == 0)
        {
            return;
        }

        // Profiles write their CustomerId in one form all, which some of them show.
        var first = ReadProfilesInEveryForm(sought.Take(FewCustomers));
        var forms = CustomerIdForm.Seen(first.Select(profile => profile.CustomerIdText)).ToList();
        var rest = sought.Skip(FewCustomers).ToList();
        if (forms.Count > 0 && rest.Count > 0)
        {
            var found = profiles.ByCustomerIdText(rest.SelectMany(customer => forms.Select(form => form.Write(customer)))).ToList();
            Add(found);
            rest = rest.Except(found.Select(profile => profile.CustomerId)).ToList();
        }

        ReadProfilesInEveryForm(rest);
    }

    private List<ProfileRow> ReadProfilesInEveryForm(IEnumerable<CustomerId> sought)
    {
        var found = profiles.ByCustomerIdText(sought.SelectMany(customer => CustomerIdForm.WriteAll(customer).Concat([claims.TextOf(customer)]))).ToList();
        Add(found);
        return found;
    }

    // The forms of thousands of customers are not written out only to find that one read has no room for them.
    private static List<string> AsManyAsMatter(IEnumerable<string> forms) =>
        forms.Distinct(StringComparer.Ordinal).Take(PlatformLimits.ConditionValues + 1).ToList();

    private void Add(IReadOnlyCollection<ProfileRow> found)
    {
        foreach (var profile in found)
        {
            claims.Add(profile, tables.Linked);
        }
    }

    private void Add(IReadOnlyCollection<AlternateKeyRow> found)
    {
        tables.Meet(PairsOf(found));

        // Where profiles carry keys of their own, they have to be read whatever the alternate keys say of them.
        var lookupsSuffice = tables.Current.KeyColumns.Count == 0;
        foreach (var key in found)
        {
            claims.Add(key, tables.Linked);
            if (lookupsSuffice && key.Profile is { } profile && !claims.Knows(profile))
            {
                claims.AddProfile(key.CustomerId, profile);
            }
        }
    }

    // Keys come in long stretches of the same pair, and a ring mostly speaks of its own key's.
    private static HashSet<SourcePair> PairsOf(IReadOnlyCollection<AlternateKeyRow> found)
    {
        var pairs = new HashSet<SourcePair>();
        foreach (var key in found)
        {
            pairs.Add(key.Own.Pair);
            foreach (var ring in key.Ring)
            {
                if (!ReferenceEquals(ring.Pair, key.Own.Pair))
                {
                    pairs.Add(ring.Pair);
                }
            }
        }

        return pairs;
    }

    private void ReadRows(IReadOnlyCollection<RowKey> ofRows)
    {
        foreach (var ofTable in ofRows.GroupBy(row => row.Table, StringComparer.Ordinal))
        {
            // A table whose lookup was refused meanwhile is linked no more.
            if (tables.ShapeOf(ofTable.Key) is not { } shape)
            {
                continue;
            }

            foreach (var row in ofTable)
            {
                rows[row] = null;
            }

            foreach (var row in sourceRows.ById(shape, ofTable.Select(row => row.Id)))
            {
                rows[new RowKey(ofTable.Key, row.Id)] = row;
            }
        }
    }
}

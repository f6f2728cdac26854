using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;

namespace Linking.Plugins.Facts;

/// <summary>
/// Collects what the key sources say: which customer claims which source row, and which profile stands for which customer. Adding the
/// same again changes nothing, and an older reading of an alternate key never replaces a newer one.
/// </summary>
internal sealed class Claims
{
    /// <summary>A key mostly claims its row twice: by itself and by its KeyRing.</summary>
    private const int UsualStatements = 2;

    private readonly Dictionary<RowKey, List<Statement>> statements = [];
    private readonly Dictionary<CustomerId, Customer> customers = [];
    private readonly Dictionary<Guid, CustomerId> customersOfProfiles = [];
    private readonly Dictionary<Guid, AlternateKeyRow> keysRead = [];

    // What was said by alternate keys that are to be read anew: it counts in their rings until they are.
    private readonly Dictionary<Guid, AlternateKeyRow> keysToRead = [];
    private readonly HashSet<KeyProblem> problems = [];

    // Keys come in long stretches of the same data source and table.
    private SourcePair? latestPair;
    private LinkedTables? latestTables;
    private LinkedTable? latestTable;

    /// <summary>The keys that claim nothing, and why.</summary>
    internal IReadOnlyCollection<KeyProblem> Problems => problems;

    /// <summary>The rows that somebody claims.</summary>
    internal IReadOnlyCollection<RowKey> ClaimedRows => statements.Keys;

    /// <summary>How many customers were met of whom a profile is known.</summary>
    internal int CustomersWithProfile => customers.Values.Count(customer => customer.Profile is not null);

    /// <summary>Whose profile this is; the empty CustomerId when it was not read.</summary>
    internal CustomerId CustomerOf(Guid profile) => customersOfProfiles.TryGetValue(profile, out var customer) ? customer : default;

    /// <summary>Whether the profile itself was read, with its key columns.</summary>
    internal bool Knows(Guid profile) => customersOfProfiles.ContainsKey(profile);

    /// <summary>Adds a profile and the claims of its key columns.</summary>
    internal void Add(ProfileRow profile, LinkedTables tables)
    {
        customersOfProfiles[profile.Id] = profile.CustomerId;
        if (profile.CustomerId.IsEmpty)
        {
            return;
        }

        Meet(profile.CustomerId, profile.CustomerIdText).Add(profile.Id, profile.CreatedOn);
        foreach (var key in profile.Keys)
        {
            AddKey(key, profile.CustomerId, ClaimKind.KeyColumn, profile.Id, tables);
        }
    }

    /// <summary>Adds that a profile stands for a customer; what its key columns claim is not known by that.</summary>
    internal void AddProfile(CustomerId customer, Guid profile)
    {
        customersOfProfiles[profile] = customer;
        Meet(customer, customer.Text).Add(profile, null);
    }

    /// <summary>Adds the claims of an alternate key and of its KeyRing.</summary>
    internal void Add(AlternateKeyRow row, LinkedTables tables)
    {
        if (keysRead.TryGetValue(row.Id, out var known) && known.ModifiedOn > row.ModifiedOn)
        {
            return;
        }

        if (known is not null || keysToRead.TryGetValue(row.Id, out known))
        {
            Forget(known, tables);
        }

        keysRead[row.Id] = row;
        if (row.CustomerId.IsEmpty)
        {
            if (TableOf(row.Own.Pair, tables) is not null)
            {
                problems.Add(new KeyProblem(IssueCode.CustomerIdMissing, row.Own, row.CustomerId));
            }

            return;
        }

        Meet(row.CustomerId, row.CustomerIdText);
        AddKey(row.Own, row.CustomerId, ClaimKind.AlternateKey, row.Id, tables);
        foreach (var key in row.Ring)
        {
            AddKey(key, row.CustomerId, ClaimKind.KeyRing, row.Id, tables);
        }

        if (!row.RingIsReadable && TableOf(row.Own.Pair, tables) is not null)
        {
            problems.Add(new KeyProblem(IssueCode.KeyRingUnreadable, row.Own, row.CustomerId));
        }
    }

    /// <summary>Takes back what alternate keys said of the rows, because it is about to be read anew.</summary>
    /// <returns>The alternate keys that said something, with what is known of that reading.</returns>
    internal Dictionary<Guid, KeyReading> ForgetAlternateKeysOf(IEnumerable<RowKey> rows)
    {
        var forgotten = new Dictionary<Guid, KeyReading>();
        foreach (var row in rows)
        {
            if (!statements.TryGetValue(row, out var onRow))
            {
                continue;
            }

            foreach (var statement in onRow.Where(statement => statement.Kind == ClaimKind.AlternateKey))
            {
                forgotten[statement.Place] = new KeyReading(row, WrittenOn(statement.Place));
            }

            onRow.RemoveAll(statement => statement.Kind == ClaimKind.AlternateKey);
        }

        foreach (var key in forgotten.Keys)
        {
            keysToRead[key] = keysRead[key];
            keysRead.Remove(key);
        }

        return forgotten;
    }

    /// <summary>Takes back that these are profiles, because they are gone.</summary>
    internal void ForgetProfiles(IEnumerable<Guid> profiles)
    {
        foreach (var profile in profiles)
        {
            if (customersOfProfiles.TryGetValue(profile, out var id) && customers.TryGetValue(id, out var customer))
            {
                customer.Remove(profile);
            }

            customersOfProfiles.Remove(profile);
        }
    }

    /// <summary>When the alternate key was last written, as it was read (UTC); null when it was not read or does not say.</summary>
    internal DateTime? WrittenOn(Guid alternateKey) => keysRead.TryGetValue(alternateKey, out var key) ? key.ModifiedOn : null;

    /// <summary>Whether the alternate key was read.</summary>
    internal bool HasRead(Guid alternateKey) => keysRead.ContainsKey(alternateKey);

    /// <summary>The customers who claim one of the rows.</summary>
    internal IReadOnlyCollection<CustomerId> CustomersOf(IEnumerable<RowKey> rows)
    {
        var found = new HashSet<CustomerId>();
        foreach (var row in rows)
        {
            foreach (var statement in StatementsOn(row))
            {
                found.Add(statement.Customer);
            }
        }

        return found;
    }

    /// <summary>The customers who claim one of the rows and of whom no profile is known.</summary>
    internal IReadOnlyCollection<CustomerId> CustomersWithoutProfile(IEnumerable<RowKey> rows)
    {
        var found = new HashSet<CustomerId>();
        foreach (var row in rows)
        {
            foreach (var statement in StatementsOn(row))
            {
                if (!HasProfile(statement.Customer))
                {
                    found.Add(statement.Customer);
                }
            }
        }

        return found;
    }

    /// <summary>Whether a profile is known that carries the CustomerId.</summary>
    internal bool HasProfile(CustomerId customer) => customers.TryGetValue(customer, out var known) && known.Profile is not null;

    /// <summary>The text under which a customer was met first; the comparable form when it was not met.</summary>
    internal string TextOf(CustomerId customer) => customers.TryGetValue(customer, out var known) ? known.Text : customer.Text;

    /// <summary>The texts under which the keys of a row were met.</summary>
    internal IEnumerable<string> KeyTexts(RowKey row) => StatementsOn(row).Select(statement => statement.Key.Value);

    /// <summary>Whether an alternate key claims the row.</summary>
    internal bool HasAlternateKey(RowKey row) => StatementsOn(row).Exists(statement => statement.Kind == ClaimKind.AlternateKey);

    /// <summary>Whether anybody claims the row.</summary>
    internal bool IsClaimed(RowKey row) => StatementsOn(row).Count > 0;

    /// <summary>The claims on a row.</summary>
    internal IReadOnlyList<Claim> On(RowKey row)
    {
        var onRow = StatementsOn(row);
        if (onRow.Count == 0)
        {
            return [];
        }

        var claims = new Claim[onRow.Count];
        for (var index = 0; index < claims.Length; index++)
        {
            claims[index] = ToClaim(onRow[index]);
        }

        return claims;
    }

    private static readonly List<Statement> Nothing = [];

    private Claim ToClaim(Statement statement)
    {
        return new Claim(
            statement.Customer,
            customers[statement.Customer].Profile,
            statement.Kind,
            statement.Table.Rank,
            statement.Table.IsFirst,
            statement.Key.Pair.DataSource,
            statement.Key.Pair.EntityName,
            statement.Key.Value);
    }

    private List<Statement> StatementsOn(RowKey row) => statements.TryGetValue(row, out var found) ? found : Nothing;

    private Customer Meet(CustomerId id, string text)
    {
        if (!customers.TryGetValue(id, out var customer))
        {
            customers.Add(id, customer = new Customer(id, text));
        }

        return customer;
    }

    private void AddKey(SourceKey key, CustomerId customer, ClaimKind kind, Guid place, LinkedTables tables)
    {
        if (TableOf(key.Pair, tables) is not { } table)
        {
            return;
        }

        if (!RowIdText.TryParse(key.Value, out var id))
        {
            problems.Add(new KeyProblem(IssueCode.KeyNotGuid, key, customer));
            return;
        }

        var row = new RowKey(table.LogicalName, id);
        if (!statements.TryGetValue(row, out var onRow))
        {
            statements.Add(row, onRow = new List<Statement>(UsualStatements));
        }

        var statement = new Statement(customer, kind, table, key, place);
        if (onRow.Count == 0 || !onRow.Contains(statement))
        {
            onRow.Add(statement);
        }
    }

    // The same alternate key read anew: what it said before counts no more, on its own row or in its ring.
    private void Forget(AlternateKeyRow before, LinkedTables tables)
    {
        foreach (var key in before.Ring.Concat([before.Own]))
        {
            if (TableOf(key.Pair, tables) is { } table && RowIdText.TryParse(key.Value, out var id))
            {
                StatementsOn(new RowKey(table.LogicalName, id)).RemoveAll(statement => statement.Place == before.Id);
            }
        }
    }

    private LinkedTable? TableOf(SourcePair pair, LinkedTables tables)
    {
        if (latestPair is null || !ReferenceEquals(latestTables, tables) || latestPair.DataSource != pair.DataSource
            || latestPair.EntityName != pair.EntityName)
        {
            latestTable = tables.Find(pair);
            latestTables = tables;
            latestPair = pair;
        }

        return latestTable;
    }

    /// <summary>One claim as it was found. The place is the alternate key's or the profile's id.</summary>
    private readonly record struct Statement(CustomerId Customer, ClaimKind Kind, LinkedTable Table, SourceKey Key, Guid Place);
}

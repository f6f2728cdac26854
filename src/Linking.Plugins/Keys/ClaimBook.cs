using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>Collects what the key sources say: which customer claims which source row, and which profile stands for which customer.</summary>
/// <param name="tableOf">Gives the logical name of the table that a pair stands for, or null when its rows are not linked.</param>
/// <param name="rankOf">Gives the rank of a pair's data source.</param>
internal sealed class ClaimBook(Func<SourcePair, string?> tableOf, Func<SourcePair, int> rankOf)
{
    private readonly Dictionary<RowKey, List<Statement>> statements = [];
    private readonly Dictionary<CustomerId, List<KnownProfile>> profiles = [];
    private readonly Dictionary<Guid, CustomerId> customersOfProfiles = [];
    private readonly Dictionary<CustomerId, string> texts = [];
    private readonly HashSet<KeyProblem> problems = [];

    // Keys come in long stretches of the same data source and table.
    private SourcePair? latestPair;
    private string? latestTable;
    private int latestRank;

    /// <summary>The keys that name no row.</summary>
    internal IReadOnlyCollection<KeyProblem> Problems => problems;

    /// <summary>The rows that somebody claims.</summary>
    internal IEnumerable<RowKey> ClaimedRows => statements.Keys;

    /// <summary>Whether the profile itself was read, with its key columns.</summary>
    internal bool Knows(Guid profile) => customersOfProfiles.ContainsKey(profile);

    /// <summary>The customers whose profiles these are, as far as the profiles were read.</summary>
    internal IEnumerable<CustomerId> CustomersOf(IEnumerable<Guid> profileIds) => profileIds.Where(Knows).Select(profile => customersOfProfiles[profile]).Distinct();

    /// <summary>Adds a profile and the claims of its key columns.</summary>
    internal void Add(ProfileRow profile)
    {
        customersOfProfiles[profile.Id] = profile.CustomerId;
        if (profile.CustomerId.IsEmpty)
        {
            return;
        }

        texts[profile.CustomerId] = profile.CustomerIdText;
        AddProfile(profile.CustomerId, profile.Id, profile.ModifiedOn);
        foreach (var key in profile.Keys)
        {
            AddKey(key, profile.CustomerId, profile.ModifiedOn);
        }
    }

    /// <summary>Adds that a profile stands for a customer; what its key columns claim is not known by that.</summary>
    internal void AddProfile(CustomerId customer, Guid profile, DateTime? since = null)
    {
        if (!profiles.TryGetValue(customer, out var ofCustomer))
        {
            profiles.Add(customer, [new KnownProfile(profile, since)]);
            return;
        }

        var index = ofCustomer.FindIndex(known => known.Id == profile);
        if (index < 0)
        {
            ofCustomer.Add(new KnownProfile(profile, since));
        }
        else if (since is not null)
        {
            ofCustomer[index] = new KnownProfile(profile, since);
        }
    }

    /// <summary>Adds the claims of an alternate key and of its KeyRing.</summary>
    internal void Add(AlternateKeyRow row)
    {
        texts[row.CustomerId] = row.CustomerIdText;
        foreach (var key in row.Keys)
        {
            AddKey(key, row.CustomerId, row.ModifiedOn);
        }

        if (!row.RingIsReadable && tableOf(row.Own.Pair) is not null)
        {
            problems.Add(new KeyProblem(IssueCode.KeyRingUnreadable, row.Own, row.CustomerId));
        }
    }

    /// <summary>Gives the row that a key names, or null when the key is no GUID or its table is not linked.</summary>
    internal RowKey? RowOf(SourceKey key)
    {
        return tableOf(key.Pair) is { } table && RowIdText.TryParse(key.Value, out var id) ? new RowKey(table, id) : null;
    }

    /// <summary>The customers who claim one of the rows.</summary>
    internal IEnumerable<CustomerId> CustomersOf(IEnumerable<RowKey> rows)
    {
        return rows.SelectMany(StatementsOn).Select(statement => statement.CustomerId).Distinct();
    }

    /// <summary>Whether several customers claim the row.</summary>
    internal bool IsContended(RowKey row)
    {
        var onRow = StatementsOn(row);
        return onRow.Exists(statement => !statement.CustomerId.Equals(onRow[0].CustomerId));
    }

    /// <summary>Whether a profile carries the CustomerId.</summary>
    internal bool HasProfile(CustomerId customer) => profiles.ContainsKey(customer);

    /// <summary>The text under which a customer was met first; the comparable form when it was not met.</summary>
    internal string TextOf(CustomerId customer) => texts.TryGetValue(customer, out var text) ? text : customer.Text;

    /// <summary>The texts under which the keys of a row were met.</summary>
    internal IEnumerable<string> KeyTexts(RowKey row) => StatementsOn(row).Select(statement => statement.Key.Value);

    /// <summary>The claims on a row, one for each key and each profile of its customer.</summary>
    internal IReadOnlyList<Claim> ClaimsOn(RowKey row)
    {
        var onRow = StatementsOn(row);
        var claims = new List<Claim>(onRow.Count);
        foreach (var statement in onRow)
        {
            if (!profiles.TryGetValue(statement.CustomerId, out var ofCustomer))
            {
                claims.Add(ToClaim(statement, null, null));
                continue;
            }

            // Where a customer has several profiles, a claim is no older than its profile: the second one makes a rival of an old key.
            foreach (var profile in ofCustomer)
            {
                claims.Add(ToClaim(statement, profile.Id, ofCustomer.Count > 1 ? profile.Since : null));
            }
        }

        return claims;
    }

    private static Claim ToClaim(Statement statement, Guid? profile, DateTime? profileSince)
    {
        var key = statement.Key;
        return new Claim(statement.CustomerId.Text, profile, profileSince > statement.Since ? profileSince : statement.Since, key.Pair.DataSource, key.Pair.EntityName, key.Value, statement.Rank);
    }

    private List<Statement> StatementsOn(RowKey row) => statements.TryGetValue(row, out var found) ? found : [];

    private void AddKey(SourceKey key, CustomerId customer, DateTime? since)
    {
        // A key without a CustomerId claims its row for a customer without a profile, so that the row is not passed over in silence.
        if (TableOf(key.Pair) is not { } table)
        {
            return;
        }

        if (!RowIdText.TryParse(key.Value, out var id))
        {
            problems.Add(new KeyProblem(IssueCode.KeyNotGuid, key, customer));
            return;
        }

        var row = new RowKey(table, id);
        if (!statements.TryGetValue(row, out var onRow))
        {
            statements.Add(row, onRow = new List<Statement>(1));
        }

        var statement = new Statement(customer, key, since, latestRank);
        if (onRow.Count == 0 || !onRow.Contains(statement))
        {
            onRow.Add(statement);
        }
    }

    private string? TableOf(SourcePair pair)
    {
        if (latestPair is null || latestPair.DataSource != pair.DataSource || latestPair.EntityName != pair.EntityName)
        {
            latestTable = tableOf(pair);
            latestRank = rankOf(pair);
            latestPair = pair;
        }

        return latestTable;
    }

    private readonly record struct KnownProfile(Guid Id, DateTime? Since);

    private sealed record Statement(CustomerId CustomerId, SourceKey Key, DateTime? Since, int Rank);
}

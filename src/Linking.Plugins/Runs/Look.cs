using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Links;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>
/// One look at some profiles or keys: reads who claims which source row and how the rows are linked now, until the facts of each
/// row are complete enough to plan it.
/// </summary>
internal sealed class Look
{
    private readonly TableRegister tables;
    private readonly IssueBook issues;
    private readonly Guid writer;
    private readonly SourceRowReader sourceRows;
    private readonly ClaimReader claims;
    private readonly RelinkJournal? journal;

    private readonly HashSet<RowKey> wanted = [];
    private readonly Dictionary<RowKey, DateTime> keyRemoved = [];
    private readonly HashSet<Guid> profileIds = [];
    private readonly Dictionary<Guid, DateTime> deletedProfiles = [];
    private readonly HashSet<CustomerId> invisible = [];
    private readonly Dictionary<CustomerId, string> removedFrom = [];
    private readonly Dictionary<RowKey, SourceRow?> rows = [];

    /// <summary>Begins a look.</summary>
    /// <param name="service">Reads are made through it.</param>
    /// <param name="tables">The source tables.</param>
    /// <param name="issues">The open issues; those about what is looked at are looked at again.</param>
    /// <param name="writer">The user who writes links: a row that this user wrote last was written by linking.</param>
    internal Look(IOrganizationService service, TableRegister tables, IssueBook issues, Guid writer)
    {
        var query = new BlockQuery(service);
        this.tables = tables;
        this.issues = issues;
        this.writer = writer;
        sourceRows = new SourceRowReader(query);
        claims = new ClaimReader(query, tables);
        journal = tables.Current.Has(Names.Run.Table) ? new RelinkJournal(service) : null;
    }

    /// <summary>Keys that name no row.</summary>
    internal IReadOnlyCollection<KeyProblem> KeyProblems => claims.Book.Problems;

    /// <summary>Whether the customer's keys were all read.</summary>
    internal bool HasReadAllOf(CustomerId customer) => claims.HasReadKeysOf(customer);

    /// <summary>Whether the row was looked at, existing or not.</summary>
    internal bool HasLookedAt(RowKey row) => rows.ContainsKey(row);

    /// <summary>Whether anybody claims the row.</summary>
    internal bool HasClaimsOn(RowKey row) => claims.Book.ClaimsOn(row).Count > 0;

    /// <summary>Whether a profile of this customer was just written but could not be read yet.</summary>
    internal bool IsInvisible(string customerId) => invisible.Contains(CustomerId.Parse(customerId));

    /// <summary>Looks at profiles that were written or deleted.</summary>
    internal void AtProfiles(IReadOnlyCollection<WrittenRow> written)
    {
        profileIds.UnionWith(written.Select(row => row.Id));
        var found = claims.ReadProfiles(profileIds).ToDictionary(profile => profile.Id);
        var texts = new Dictionary<CustomerId, string>();
        foreach (var profile in found.Values)
        {
            texts[profile.CustomerId] = profile.CustomerIdText;
        }

        foreach (var row in written)
        {
            found.TryGetValue(row.Id, out var now);
            NoteBefore(row, claims.FromImage(row.Before), now, texts);
        }

        claims.ReadKeysOf(texts);
        wanted.UnionWith(claims.Book.ClaimedRows);
    }

    /// <summary>Looks at alternate keys that were written or deleted.</summary>
    internal void AtKeys(IReadOnlyCollection<WrittenRow> written)
    {
        var found = claims.ReadKeys(written.Select(row => row.Id)).ToDictionary(key => key.Id);
        foreach (var row in written)
        {
            found.TryGetValue(row.Id, out var now);
            var before = row.Before is null ? null : AlternateKeyRow.From(row.Before);
            if (before is not null && (now is not null || row.IsDeleted))
            {
                NoteRemoved(before.Keys, now?.Keys, row.On);
                removedFrom[before.CustomerId] = before.CustomerIdText;
            }

            foreach (var key in new[] { before, now }.OfType<AlternateKeyRow>())
            {
                issues.Concern(key);
            }
        }

        wanted.UnionWith(claims.Book.ClaimedRows);
    }

    /// <summary>Looks at customers whose profiles and keys were read already.</summary>
    internal void AtCustomers(IReadOnlyCollection<ProfileRow> profiles, IReadOnlyCollection<AlternateKeyRow> keys)
    {
        claims.Take(profiles, keys);
        wanted.UnionWith(claims.Book.ClaimedRows);
    }

    /// <summary>Takes in what customers claim, of whom an earlier look knew; their other rows are not looked at.</summary>
    internal void Heed(IReadOnlyCollection<CustomerId> customers)
    {
        claims.ReadAllProfilesOf(customers);
        claims.ReadKeysOf(customers.ToDictionary(customer => customer, claims.Book.TextOf));
    }

    /// <summary>Looks at the customers of issues about keys: such an issue is over when the key is gone, wherever its customer is now.</summary>
    internal void AtCustomersOfKeyIssues()
    {
        var customers = issues.All.Where(issue => issue.Row is null).SelectMany(issue => issue.CustomerIds).Select(CustomerId.Parse).Distinct();
        claims.ReadKeysOf(customers.ToDictionary(customer => customer, claims.Book.TextOf));
    }

    /// <summary>Looks at single rows.</summary>
    /// <param name="rows">The rows; those of a table that is linked no more are passed over.</param>
    /// <param name="allKeysWereRead">Whether every key there is was read: then a row that nobody claims has lost its key.</param>
    internal void AtRows(IReadOnlyCollection<RowKey> rows, bool allKeysWereRead)
    {
        var keys = rows.Where(row => tables.IsLinkable(row.Table)).ToList();
        wanted.UnionWith(keys);
        if (allKeysWereRead)
        {
            keys.ForEach(row => keyRemoved[row] = DateTime.MaxValue);
        }

        claims.ReadRivals(keys, everyForm: true);
    }

    /// <summary>Looks at those of the rows that no alternate key in the usual form claims.</summary>
    internal void AtUnclaimedRows(IReadOnlyCollection<RowKey> keys)
    {
        claims.ReadRivals(keys, everyForm: false);
        AtRows(keys.Where(row => claims.Book.ClaimsOn(row).Count == 0).ToList(), allKeysWereRead: false);
    }

    /// <summary>Reads what is still missing and gives the facts of every row looked at.</summary>
    internal List<RowFacts> Facts()
    {
        ReadRowsLinkedToProfiles();
        ReadConcernedByIssues();
        ReadRows(wanted.Where(row => !rows.ContainsKey(row)).ToList());
        claims.ReadProfilesOf(rows.Keys);

        var known = CollectFacts().ToList();
        var doubtful = known.FindAll(NeedsMore);
        if (doubtful.Count == 0)
        {
            return known;
        }

        claims.ReadRivals(doubtful.Where(facts => !NeedsEveryForm(facts)).Select(facts => facts.Row), everyForm: false);
        claims.ReadRivals(doubtful.Where(NeedsEveryForm).Select(facts => facts.Row), everyForm: true);
        claims.ReadOwners(doubtful.Select(facts => facts.LinkedTo).OfType<Guid>().Distinct().ToList());
        if (doubtful.Exists(facts => facts.KeyRemoved))
        {
            // The customer who lost the key may claim the row by another one still, in a KeyRing that no search by value finds.
            claims.ReadKeysOf(removedFrom);
        }

        // A rival met by one of its keys may claim the row by a key of higher rank, in a KeyRing.
        var rivals = claims.Book.CustomersOf(doubtful.Select(facts => facts.Row).Where(claims.Book.IsContended));
        claims.ReadKeysOf(rivals.ToDictionary(customer => customer, claims.Book.TextOf));
        claims.ReadAllProfilesOf(doubtful.Select(facts => facts.Row));
        return WithLinksBefore(CollectFacts());
    }

    private List<RowFacts> WithLinksBefore(IEnumerable<RowFacts> known)
    {
        var facts = known.Select(WithLinkBefore).ToList();
        claims.ReadOwners(facts.Select(row => row.LinkedBefore).OfType<Guid>().Distinct().ToList());
        return facts.ConvertAll(row => row.LinkedBefore is { } profile && !claims.Book.Knows(profile) ? row with { LinkedBefore = null } : row);
    }

    private RowFacts WithLinkBefore(RowFacts facts)
    {
        return journal is not null && LinkPlanner.WasDecidedInIgnorance(facts)
            ? facts with { LinkedBefore = journal.FindLinkAt(facts.Row, facts.Claims.Max(claim => claim.Since)!.Value) }
            : facts;
    }

    // A row that stays as it is needs no further proof, unless an issue is open about it: that may be closed only for good reason.
    private bool NeedsMore(RowFacts facts)
    {
        var planned = LinkPlanner.Plan(facts);
        return planned.Writes
            || planned.Issue?.Code is IssueCode.KeyNotFound or IssueCode.ProfileNotFound or IssueCode.ClaimedByTwoProfiles
            || issues.IsOpen(facts.Row);
    }

    private bool NeedsEveryForm(RowFacts facts) => facts.Claims.Count == 0 || issues.IsOpen(facts.Row);

    private void NoteBefore(WrittenRow row, ProfileRow? before, ProfileRow? now, Dictionary<CustomerId, string> texts)
    {
        if (row.IsDeleted && now is null)
        {
            deletedProfiles[row.Id] = row.On;
        }

        if (before is not null && (now is not null || row.IsDeleted))
        {
            NoteRemoved(before.Keys, now?.Keys, row.On);
        }

        var written = row.Written?.GetAttributeValue<string>(Names.CustomerProfile.CustomerId);
        if (now is null && !row.IsDeleted && written is not null)
        {
            invisible.Add(CustomerId.Parse(written));
        }

        foreach (var text in new[] { before?.CustomerIdText, now is null ? written : null }.OfType<string>())
        {
            var customer = CustomerId.Parse(text);
            if (!customer.IsEmpty && !texts.ContainsKey(customer))
            {
                texts.Add(customer, text);
            }
        }
    }

    private void NoteRemoved(IEnumerable<SourceKey> before, IEnumerable<SourceKey>? now, DateTime on)
    {
        var kept = new HashSet<RowKey>((now ?? []).Select(claims.Book.RowOf).OfType<RowKey>());
        foreach (var row in before.Select(claims.Book.RowOf).OfType<RowKey>().Where(row => !kept.Contains(row)))
        {
            keyRemoved[row] = keyRemoved.TryGetValue(row, out var known) && known > on ? known : on;
            wanted.Add(row);
        }
    }

    private void ReadConcernedByIssues()
    {
        if (issues.All.Count == 0)
        {
            return;
        }

        // A row linked to a deleted profile is often one that no claim of that profile leads to any more.
        wanted.UnionWith(rows.Keys);
        var customers = claims.Book.CustomersOf(wanted);
        var concerned = issues.ConcernedBy(wanted, customers.Concat(claims.CustomersRead)).ToList();
        var again = new HashSet<CustomerId>(concerned.SelectMany(issue => issue.CustomerIds).Select(CustomerId.Parse));
        Heed(again);
        wanted.UnionWith(concerned.Select(issue => issue.Row).OfType<RowKey>().Where(row => tables.IsLinkable(row.Table)));
    }

    private void ReadRows(IEnumerable<RowKey> keys)
    {
        foreach (var ofTable in keys.GroupBy(row => row.Table, StringComparer.Ordinal).ToList())
        {
            var ids = ofTable.Select(row => row.Id).ToList();
            var found = sourceRows.ById(tables.ShapeOf(ofTable.Key), ids).ToDictionary(row => row.Id);
            foreach (var id in ids)
            {
                rows[new RowKey(ofTable.Key, id)] = found.TryGetValue(id, out var row) ? row : null;
            }
        }
    }

    private void ReadRowsLinkedToProfiles()
    {
        foreach (var shape in profileIds.Count == 0 ? [] : tables.LinkableShapes())
        {
            foreach (var row in sourceRows.ByProfile(shape, profileIds))
            {
                rows[new RowKey(shape.LogicalName, row.Id)] = row;
            }
        }
    }

    private DateTime? KeyRemovedOn(RowKey row, Guid? linkedTo)
    {
        return keyRemoved.TryGetValue(row, out var on) || (linkedTo is { } profile && deletedProfiles.TryGetValue(profile, out on)) ? on : null;
    }

    private IEnumerable<RowFacts> CollectFacts()
    {
        foreach (var pair in rows)
        {
            var claimed = claims.Book.ClaimsOn(pair.Key);
            if (pair.Value is null && claimed.Count == 0)
            {
                continue;
            }

            yield return new RowFacts
            {
                Row = pair.Key,
                Exists = pair.Value is not null,
                Version = pair.Value?.Version,
                LinkedTo = pair.Value?.LinkedTo,
                LinkedAt = pair.Value?.ModifiedBy == writer ? pair.Value.ModifiedOn : null,
                Claims = claimed,
                KeyRemovedOn = KeyRemovedOn(pair.Key, pair.Value?.LinkedTo),
                RivalryKnown = issues.IsRivalryKnown(pair.Key),
            };
        }
    }
}

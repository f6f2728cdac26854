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

    private readonly HashSet<RowKey> wanted = [];
    private readonly HashSet<RowKey> keyRemoved = [];
    private readonly HashSet<Guid> profileIds = [];
    private readonly HashSet<Guid> deletedProfileIds = [];
    private readonly HashSet<CustomerId> invisible = [];
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
        this.sourceRows = new SourceRowReader(query);
        this.claims = new ClaimReader(query, tables);
    }

    /// <summary>Keys that name no row.</summary>
    internal IReadOnlyCollection<KeyProblem> KeyProblems => this.claims.Book.Problems;

    /// <summary>Whether the customer's keys were all read.</summary>
    internal bool HasReadAllOf(CustomerId customer) => this.claims.HasReadKeysOf(customer);

    /// <summary>Whether the row was looked at, existing or not.</summary>
    internal bool HasLookedAt(RowKey row) => this.rows.ContainsKey(row);

    /// <summary>Whether anybody claims the row.</summary>
    internal bool HasClaimsOn(RowKey row) => this.claims.Book.ClaimsOn(row).Count > 0;

    /// <summary>Whether a profile of this customer was just written but could not be read yet.</summary>
    internal bool IsInvisible(string customerId) => this.invisible.Contains(CustomerId.Parse(customerId));

    /// <summary>Looks at profiles that were written or deleted.</summary>
    internal void AtProfiles(IReadOnlyCollection<WrittenRow> written)
    {
        this.profileIds.UnionWith(written.Select(row => row.Id));
        var found = this.claims.ReadProfiles(this.profileIds).ToDictionary(profile => profile.Id);
        var texts = new Dictionary<CustomerId, string>();
        foreach (var profile in found.Values)
        {
            texts[profile.CustomerId] = profile.CustomerIdText;
        }

        foreach (var row in written)
        {
            found.TryGetValue(row.Id, out var now);
            this.NoteBefore(row, this.claims.FromImage(row.Before), now, texts);
        }

        this.claims.ReadKeysOf(texts);
        this.wanted.UnionWith(this.claims.Book.ClaimedRows);
    }

    /// <summary>Looks at alternate keys that were written or deleted.</summary>
    internal void AtKeys(IReadOnlyCollection<WrittenRow> written)
    {
        var found = this.claims.ReadKeys(written.Select(row => row.Id)).ToDictionary(key => key.Id);
        foreach (var row in written)
        {
            found.TryGetValue(row.Id, out var now);
            var before = row.Before is null ? null : AlternateKeyRow.From(row.Before);
            if (before is not null && (now is not null || row.IsDeleted))
            {
                this.NoteRemoved(before.Keys, now?.Keys);
            }

            foreach (var key in new[] { before, now }.OfType<AlternateKeyRow>())
            {
                this.issues.Concern(key);
            }
        }

        this.wanted.UnionWith(this.claims.Book.ClaimedRows);
    }

    /// <summary>Reads what is still missing and gives the facts of every row looked at.</summary>
    internal List<RowFacts> Facts()
    {
        this.ReadConcernedByIssues();
        this.ReadRows(this.wanted);
        this.ReadRowsLinkedToProfiles();
        this.claims.ReadProfilesOf(this.rows.Keys);

        var doubtful = this.CollectFacts().Where(NeedsMore).ToList();
        this.claims.ReadRivals(doubtful.Where(facts => facts.Claims.Count > 0).Select(facts => facts.Row), everyForm: false);
        this.claims.ReadRivals(doubtful.Where(facts => facts.Claims.Count == 0).Select(facts => facts.Row), everyForm: true);
        this.claims.ReadOwners(doubtful.Select(facts => facts.LinkedTo).OfType<Guid>());
        this.claims.ReadProfilesOf(doubtful.Select(facts => facts.Row));
        return this.CollectFacts().ToList();
    }

    // A row that stays as it is needs no further proof; neither does one whose rivals are known.
    private static bool NeedsMore(RowFacts facts)
    {
        var planned = LinkPlanner.Plan(facts);
        return planned.Writes || planned.Issue?.Code is IssueCode.KeyNotFound or IssueCode.ProfileNotFound;
    }

    private void NoteBefore(WrittenRow row, ProfileRow? before, ProfileRow? now, Dictionary<CustomerId, string> texts)
    {
        if (row.IsDeleted && now is null)
        {
            this.deletedProfileIds.Add(row.Id);
        }

        if (before is not null && (now is not null || row.IsDeleted))
        {
            this.NoteRemoved(before.Keys, now?.Keys);
        }

        var written = row.Written?.GetAttributeValue<string>(Names.CustomerProfile.CustomerId);
        if (now is null && !row.IsDeleted && written is not null)
        {
            this.invisible.Add(CustomerId.Parse(written));
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

    private void NoteRemoved(IEnumerable<SourceKey> before, IEnumerable<SourceKey>? now)
    {
        var kept = new HashSet<RowKey>((now ?? []).Select(this.claims.Book.RowOf).OfType<RowKey>());
        foreach (var row in before.Select(this.claims.Book.RowOf).OfType<RowKey>().Where(row => !kept.Contains(row)))
        {
            this.keyRemoved.Add(row);
            this.wanted.Add(row);
        }
    }

    private void ReadConcernedByIssues()
    {
        var customers = this.claims.Book.CustomersOf(this.wanted);
        var concerned = this.issues.ConcernedBy(this.wanted, customers.Concat(this.claims.CustomersRead)).ToList();
        var again = new HashSet<CustomerId>(concerned.SelectMany(issue => issue.CustomerIds).Select(CustomerId.Parse));
        this.claims.ReadProfilesOf(again);
        this.claims.ReadKeysOf(again.ToDictionary(customer => customer, this.claims.Book.TextOf));
        this.wanted.UnionWith(concerned.Select(issue => issue.Row).OfType<RowKey>().Where(row => this.tables.IsLinkable(row.Table)));
    }

    private void ReadRows(IEnumerable<RowKey> keys)
    {
        foreach (var ofTable in keys.GroupBy(row => row.Table, StringComparer.Ordinal).ToList())
        {
            var ids = ofTable.Select(row => row.Id).ToList();
            var found = this.sourceRows.ById(this.tables.ShapeOf(ofTable.Key), ids).ToDictionary(row => row.Id);
            foreach (var id in ids)
            {
                this.rows[new RowKey(ofTable.Key, id)] = found.TryGetValue(id, out var row) ? row : null;
            }
        }
    }

    private void ReadRowsLinkedToProfiles()
    {
        foreach (var shape in this.profileIds.Count == 0 ? [] : this.tables.LinkableShapes())
        {
            foreach (var row in this.sourceRows.ByProfile(shape, this.profileIds))
            {
                this.rows[new RowKey(shape.LogicalName, row.Id)] = row;
            }
        }
    }

    private IEnumerable<RowFacts> CollectFacts()
    {
        foreach (var pair in this.rows)
        {
            var claimed = this.claims.Book.ClaimsOn(pair.Key);
            if (pair.Value is null && claimed.Count == 0)
            {
                continue;
            }

            yield return new RowFacts
            {
                Row = pair.Key,
                Exists = pair.Value is not null,
                LinkedTo = pair.Value?.LinkedTo,
                LinkedAt = pair.Value?.ModifiedBy == this.writer ? pair.Value.ModifiedOn : null,
                Claims = claimed,
                KeyRemoved = this.keyRemoved.Contains(pair.Key) || (pair.Value?.LinkedTo is { } linked && this.deletedProfileIds.Contains(linked)),
                RivalryKnown = this.issues.IsRivalryKnown(pair.Key),
            };
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>Reads profiles and keys into a claim book, each once.</summary>
internal sealed class ClaimReader
{
    private readonly ProfileReader profiles;
    private readonly AlternateKeyReader keys;
    private readonly IReadOnlyCollection<CustomerIdForm> forms;
    private readonly bool lookupsSuffice;
    private readonly HashSet<CustomerId> keysRead = [];
    private readonly HashSet<CustomerId> met = [];
    private readonly HashSet<CustomerId> profilesSought = [];
    private readonly HashSet<Guid> profileIdsSought = [];
    private readonly HashSet<string> valuesSought = new(StringComparer.Ordinal);
    private readonly HashSet<string> keyTextsSought = new(StringComparer.Ordinal);

    internal ClaimReader(BlockQuery query, TableRegister tables)
    {
        var snapshot = tables.Current;
        profiles = new ProfileReader(query, snapshot.Profile, snapshot.KeyColumns);
        keys = new AlternateKeyReader(query, snapshot.AlternateKey);
        forms = snapshot.CustomerIdForms;
        lookupsSuffice = snapshot.KeyColumns.Count == 0;
        Book = new ClaimBook(tables.LinkableTable, tables.RankOf);
    }

    internal ClaimBook Book { get; }

    /// <summary>The customers of whom keys or profiles were read.</summary>
    internal IEnumerable<CustomerId> CustomersRead => keysRead.Union(met);

    internal bool HasReadKeysOf(CustomerId customer) => keysRead.Contains(customer);

    /// <summary>Takes from an image of a profile what linking needs of it, without adding its claims.</summary>
    internal ProfileRow? FromImage(Entity? image) => image is null ? null : profiles.ToRow(image);

    internal List<ProfileRow> ReadProfiles(IEnumerable<Guid> ids)
    {
        var sought = ids.ToList();
        profileIdsSought.UnionWith(sought);
        var found = profiles.ById(sought).ToList();
        found.ForEach(Book.Add);
        return found;
    }

    internal List<AlternateKeyRow> ReadKeys(IEnumerable<Guid> ids)
    {
        var found = keys.ById(ids).ToList();
        found.ForEach(Add);
        return found;
    }

    /// <summary>
    /// Takes profiles and keys that were read already: all keys of the customers who have any here. The keys of one who has none may
    /// stand elsewhere in the order of texts, where the table tells the upper case of the keys from the lower case of the profile.
    /// </summary>
    internal void Take(IEnumerable<ProfileRow> ready, IEnumerable<AlternateKeyRow> readyKeys)
    {
        foreach (var profile in ready)
        {
            Book.Add(profile);
            met.Add(profile.CustomerId);
            profilesSought.Add(profile.CustomerId);
        }

        foreach (var key in readyKeys)
        {
            Add(key);
            keysRead.Add(key.CustomerId);
        }
    }

    /// <summary>
    /// Reads all keys of the customers: under the text that their profile carries and in the forms that keys use here and, for those
    /// of whom nothing is found so, under the other forms.
    /// </summary>
    /// <param name="texts">The customers with the text as written.</param>
    internal void ReadKeysOf(IReadOnlyDictionary<CustomerId, string> texts)
    {
        var missing = new Dictionary<CustomerId, string>();
        foreach (var pair in texts.Where(pair => !pair.Key.IsEmpty && keysRead.Add(pair.Key)))
        {
            missing.Add(pair.Key, pair.Value);
        }

        var everyForm = AsManyAsMatter(missing.SelectMany(pair => pair.Key.OtherForms(pair.Value).Concat([pair.Value])));
        if (everyForm.Count <= PlatformLimits.ConditionValues)
        {
            // So few that one read has room for every form.
            AddKeys(everyForm, missing);
            return;
        }

        // The forms are known from samples; who has no key in any of them is sought in the remaining ones.
        AddKeys(missing.SelectMany(pair => forms.Select(form => form.Write(pair.Key)).Concat([pair.Value])).ToList(), missing);
        AddKeys(missing.SelectMany(pair => pair.Key.OtherForms(pair.Value)).ToList(), missing);
    }

    /// <summary>Reads the profiles of the customers who claim the rows.</summary>
    internal void ReadProfilesOf(IEnumerable<RowKey> rows) => ReadProfilesOf(Book.CustomersOf(rows).ToList(), evenIfOneIsKnown: false);

    /// <summary>Reads the profiles of the customers who claim the rows, also of those of whom one was met already: there may be another one.</summary>
    internal void ReadAllProfilesOf(IEnumerable<RowKey> rows) => ReadAllProfilesOf(Book.CustomersOf(rows).Where(customer => !profilesSought.Contains(customer)).ToList());

    /// <summary>Reads the profiles of customers, as far as they were not sought yet, also where one was met already: another one may hold the keys.</summary>
    internal void ReadAllProfilesOf(IReadOnlyCollection<CustomerId> customers) => ReadProfilesOf(customers, evenIfOneIsKnown: true);

    private void ReadProfilesOf(IReadOnlyCollection<CustomerId> customers, bool evenIfOneIsKnown)
    {
        var missing = customers.Where(customer => !customer.IsEmpty && (evenIfOneIsKnown || !Book.HasProfile(customer)) && profilesSought.Add(customer)).ToList();
        var everyForm = AsManyAsMatter(missing.SelectMany(customer => customer.OtherForms(Book.TextOf(customer)).Concat([Book.TextOf(customer)])));
        if (everyForm.Count <= PlatformLimits.ConditionValues)
        {
            AddProfiles(everyForm);
            return;
        }

        AddProfiles(missing.Select(Book.TextOf));
        missing.RemoveAll(Book.HasProfile);
        AddProfiles(missing.SelectMany(customer => customer.OtherForms(Book.TextOf(customer))));
    }

    /// <summary>Reads the keys that name one of the rows, whoever claims it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="everyForm">
    /// Whether to look under every form of the id, and in the profiles' key columns too: for rows of which no claim is known.
    /// </param>
    internal void ReadRivals(IEnumerable<RowKey> rows, bool everyForm)
    {
        var texts = rows.SelectMany(row => everyForm
            ? RowIdText.AllForms(row.Id)
            : Book.KeyTexts(row).Concat([RowIdText.Usual(row.Id)])).ToList();
        keys.ByValue(texts.Where(valuesSought.Add).ToList()).ToList().ForEach(Add);
        if (everyForm)
        {
            profiles.ByKeyText(texts.Where(keyTextsSought.Add).ToList()).ToList().ForEach(Book.Add);
        }
    }

    /// <summary>
    /// Reads everything that the profiles claim to which rows are linked now. A profile may have been met by one of its key columns
    /// already, which says nothing of its alternate keys.
    /// </summary>
    internal void ReadOwners(IReadOnlyCollection<Guid> profiles)
    {
        _ = ReadProfiles(profiles.Where(profile => !Book.Knows(profile) && profileIdsSought.Add(profile)));
        ReadKeysOf(Book.CustomersOf(profiles).ToDictionary(customer => customer, Book.TextOf));
    }

    // The forms of thousands of customers are not written out only to find that one read has no room for them.
    private static List<string> AsManyAsMatter(IEnumerable<string> forms) => forms.Take(PlatformLimits.ConditionValues + 1).ToList();

    // Where profiles carry keys of their own, they have to be read whatever the alternate keys say of them.
    private void Add(AlternateKeyRow key)
    {
        Book.Add(key);
        if (lookupsSuffice && key.Profile is { } profile)
        {
            Book.AddProfile(key.CustomerId, profile);
        }
    }

    private void AddKeys(IEnumerable<string> texts, Dictionary<CustomerId, string> missing)
    {
        foreach (var key in keys.ByCustomerIdText(texts).ToList())
        {
            Add(key);
            missing.Remove(key.CustomerId);
        }
    }

    private void AddProfiles(IEnumerable<string> texts)
    {
        foreach (var profile in profiles.ByCustomerIdText(texts).ToList())
        {
            Book.Add(profile);
        }
    }
}

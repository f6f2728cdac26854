using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linking.Chaos.Reference;
using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>Draws what a unification changes: customers, keys, the rows they name, and the forms in which they are written.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="content">What is drawn from, and changed.</param>
/// <param name="mixesForms">Whether customers are written in different forms.</param>
internal sealed class ContentDraw(SeededRandom random, Content content, bool mixesForms)
{
    public void AddProfile(Guid customer)
    {
        Put(new ProfileEntry { Id = random.Chance(0.5) ? customer : random.NextGuid(), CustomerId = ProfileForm(customer) });
    }

    public void AddKeyOf(Guid customer)
    {
        var source = random.Pick(ContentRows.AllSources);
        AddKey(customer, source, RowOf(source.Table));
    }

    /// <summary>Adds a key of some customer for a row.</summary>
    public void AddKey(RowRef row)
    {
        var sources = ContentRows.AllSources.Where(source => source.Table == row.Table).ToList();
        AddKey(Parse(random.Pick(content.Profiles.Values.ToList()).CustomerId), random.Pick(sources), row.Id);
    }

    public string Ring()
    {
        var items = Enumerable.Range(0, 1 + random.Next(2)).Select(_ =>
        {
            var source = random.Pick(ContentRows.AllSources);
            var keys = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => ValueOf(RowOf(source.Table))).ToArray();
            return new Dictionary<string, object>
            {
                ["dataSourceName"] = source.DataSource,
                [random.Chance(0.8) ? "tableName" : "entityName"] = source.Table,
                ["preferredKey"] = keys[0],
                ["keys"] = keys,
            };
        });
        return JsonSerializer.Serialize(items);
    }

    public void Put(ProfileEntry profile) => content.Profiles[profile.Id] = profile;

    public void Put(KeyEntry key) => content.Keys[key.Id] = key;

    public ProfileEntry? AnyProfile() => content.Profiles.Count == 0 ? null : random.Pick(content.Profiles.Values.ToList());

    public KeyEntry? AnyKey() => content.Keys.Count == 0 ? null : random.Pick(content.Keys.Values.ToList());

    public Guid? AnyCustomer() => AnyProfile() is { } profile ? Parse(profile.CustomerId) : null;

    public List<KeyEntry> KeysOf(ProfileEntry profile)
    {
        var customer = CustomerName.Of(profile.CustomerId);
        return [.. content.Keys.Values.Where(key => CustomerName.Of(key.CustomerId) == customer)];
    }

    // Now and then a row that is gone, or that never was there.
    public Guid RowOf(string table)
    {
        var gone = content.Gone.Where(row => row.Table == table).ToList();
        if (gone.Count > 0 && random.Chance(0.05))
        {
            return random.Pick(gone).Id;
        }

        var rows = content.Rows.Where(row => row.Table == table).ToList();
        return rows.Count == 0 || random.Chance(0.02) ? random.NextGuid() : random.Pick(rows).Id;
    }

    public string ValueOf(Guid row)
    {
        return !random.Chance(0.15) ? row.ToString("D") : random.Pick([row.ToString("D").ToUpperInvariant(), row.ToString("N"), row.ToString("B")]);
    }

    public static Guid Parse(string customerId) => Guid.Parse(customerId);

    // The id of an alternate key follows from what it names, so that another customer's key for the same row is the same key.
    private void AddKey(Guid customer, Source source, Guid row)
    {
        var (dataSource, table, value) = (TextOf(source.DataSource), TextOf(source.Table), ValueOf(row));
        Put(new KeyEntry
        {
            Id = random.Chance(0.85) ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{dataSource}|{table}|{value}")).AsSpan(0, 16)) : random.NextGuid(),
            DataSource = dataSource,
            Table = table,
            Value = value,
            CustomerId = KeyForm(customer),
            Ring = random.Chance(0.3) ? Ring() : null,
        });
    }

    private string TextOf(string name)
    {
        return !mixesForms || random.Chance(0.8) ? name : random.Pick([name.ToUpperInvariant(), name.ToLowerInvariant(), $" {name}", $"{name} "]);
    }

    // One form for a customer's profile and one for all its keys.
    private string ProfileForm(Guid customer) => mixesForms && customer.ToByteArray()[0] % 3 == 0 ? customer.ToString("D") : customer.ToString("N");

    public string KeyForm(Guid customer)
    {
        return !mixesForms ? customer.ToString("N") : (customer.ToByteArray()[1] % 4) switch
        {
            0 => customer.ToString("D"),
            1 => customer.ToString("N").ToUpperInvariant(),
            _ => customer.ToString("N"),
        };
    }
}

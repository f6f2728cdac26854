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
        Put(new KeyEntry
        {
            Id = random.NextGuid(),
            DataSource = source.DataSource,
            Table = source.Table,
            Value = ValueOf(RowOf(source.Table)),
            CustomerId = KeyForm(customer),
            Ring = random.Chance(0.3) ? Ring() : null,
        });
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
        var customer = KeyNames.Customer(profile.CustomerId);
        return [.. content.Keys.Values.Where(key => KeyNames.Customer(key.CustomerId) == customer)];
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

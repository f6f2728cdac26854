using Linking.Chaos.Reference;
using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>Changes content as a unification does, one small change after the other.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="content">What is changed.</param>
/// <param name="mixesForms">Whether customers are written in different forms.</param>
internal sealed class Unifier(SeededRandom random, Content content, bool mixesForms)
{
    private static readonly string[] Values = ["12345", "not a key", "0a1b2c3d-0000"];

    private readonly ContentDraw draw = new(random, content, mixesForms);

    /// <summary>Makes one change and names it.</summary>
    public string Change()
    {
        var change = random.Pick<Func<string>>(
        [
            NewCustomer, NewCustomer, NewCustomer, AddKey, AddKey, AddKey, MoveKey, MoveKey, DropKey, DropKey, ReplaceKey, ChangeRing, ChangeRing, ChangeRing,
            ChangeColumn, ChangeColumn, ChangeColumn, Merge, Split, DropCustomer, LoseProfile, TouchProfile, OddValue, BreakRing, Twin, LoseCustomer, OddColumn,
        ]);
        return change();
    }

    private string NewCustomer()
    {
        var id = random.NextCustomerId();
        draw.AddProfile(id);
        for (var count = random.Next(3); count > 0; count--)
        {
            draw.AddKeyOf(id);
        }

        return "new customer";
    }

    private string AddKey()
    {
        if (draw.AnyCustomer() is { } customer)
        {
            draw.AddKeyOf(customer);
        }

        return "key added";
    }

    private string MoveKey()
    {
        if (draw.AnyKey() is { } key && draw.AnyCustomer() is { } customer)
        {
            draw.Put(key with { CustomerId = draw.KeyForm(customer) });
        }

        return "key moved";
    }

    private string DropKey()
    {
        if (draw.AnyKey() is { } key)
        {
            _ = content.Keys.Remove(key.Id);
        }

        return "key deleted";
    }

    private string ReplaceKey()
    {
        if (draw.AnyKey() is { } key)
        {
            _ = content.Keys.Remove(key.Id);
            draw.Put(key with { Id = random.NextGuid() });
        }

        return "key deleted and written anew";
    }

    private string ChangeRing()
    {
        if (draw.AnyKey() is { } key)
        {
            draw.Put(key with { Ring = random.Chance(0.25) ? null : draw.Ring() });
        }

        return "key ring changed";
    }

    private string BreakRing()
    {
        if (random.Chance(0.3) && draw.AnyKey() is { } key && Guid.TryParse(key.Value, out _))
        {
            draw.Put(key with { Ring = "[{\"dataSourceName\":" });
        }

        return "key ring broken";
    }

    private string ChangeColumn()
    {
        if (draw.AnyProfile() is { } profile)
        {
            var source = random.Pick(ContentRows.AllSources);
            var column = random.Chance(0.5) ? source.KeyColumn : source.ListColumn;
            var keys = Enumerable.Range(0, column == source.KeyColumn ? 1 : 1 + random.Next(3)).Select(_ => draw.ValueOf(draw.RowOf(source.Table))).ToList();
            draw.Put(profile with { Keys = random.Chance(0.3) ? profile.Keys.Remove(column) : profile.Keys.SetItem(column, string.Join(";", keys)) });
        }

        return "key column changed";
    }

    private string Merge()
    {
        if (draw.AnyProfile() is { } gone && draw.AnyProfile() is { } kept && gone.Id != kept.Id)
        {
            foreach (var key in draw.KeysOf(gone))
            {
                draw.Put(key with { CustomerId = draw.KeyForm(ContentDraw.Parse(kept.CustomerId)) });
            }

            _ = content.Profiles.Remove(gone.Id);
            draw.Put(kept with { Keys = kept.Keys.SetItems(gone.Keys.Where(_ => random.Chance(0.7))) });
        }

        return "customers merged";
    }

    private string Split()
    {
        if (draw.AnyProfile() is { } profile)
        {
            var id = random.NextCustomerId();
            draw.AddProfile(id);
            foreach (var key in draw.KeysOf(profile).Where(_ => random.Chance(0.5)))
            {
                draw.Put(key with { CustomerId = draw.KeyForm(id) });
            }
        }

        return "customer split";
    }

    private string DropCustomer()
    {
        if (draw.AnyProfile() is { } profile)
        {
            _ = content.Profiles.Remove(profile.Id);
            foreach (var key in draw.KeysOf(profile))
            {
                _ = content.Keys.Remove(key.Id);
            }
        }

        return "customer deleted";
    }

    private string LoseProfile()
    {
        if (draw.AnyProfile() is { } profile)
        {
            _ = content.Profiles.Remove(profile.Id);
        }

        return "profile deleted, keys left";
    }

    private string TouchProfile()
    {
        if (draw.AnyProfile() is { } profile)
        {
            draw.Put(profile with { Touched = profile.Touched + 1 });
        }

        return "profile written";
    }

    private string OddValue()
    {
        if (draw.AnyKey() is { Ring: null } key)
        {
            draw.Put(key with { Value = random.Pick(Values) });
        }

        return "key that is no GUID";
    }

    private string OddColumn()
    {
        if (random.Chance(0.3) && draw.AnyProfile() is { } profile)
        {
            var column = random.Pick(ContentRows.AllSources).ListColumn;
            draw.Put(profile with { Keys = profile.Keys.SetItem(column, $"{random.Pick(Values)};{draw.ValueOf(random.NextGuid())}") });
        }

        return "key column that is no GUID";
    }

    private string LoseCustomer()
    {
        if (random.Chance(0.3) && draw.AnyKey() is { } key)
        {
            draw.Put(key with { CustomerId = "" });
        }

        return "key without a customer";
    }

    private string Twin()
    {
        if (random.Chance(0.3) && draw.AnyProfile() is { } profile)
        {
            draw.Put(profile with { Id = random.NextGuid(), Keys = profile.Keys.Clear() });
        }

        return "second profile of a customer";
    }
}

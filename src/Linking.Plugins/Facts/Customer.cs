using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Facts;

/// <summary>What is known of one customer during one look.</summary>
internal sealed class Customer(CustomerId id, string text)
{
    private readonly List<KnownProfile> profiles = new(1);

    internal CustomerId Id => id;

    /// <summary>The CustomerId as it was met first.</summary>
    internal string Text => text;

    /// <summary>The customer's profile: the newest by its creation, then the lowest id (docs/rules.md, rule 3); null when none is known.</summary>
    internal Guid? Profile { get; private set; }

    internal void Add(Guid profile, DateTime? createdOn)
    {
        var index = profiles.FindIndex(known => known.Id == profile);
        if (index < 0)
        {
            profiles.Add(new KnownProfile(profile, createdOn));
        }
        else if (createdOn is not null)
        {
            profiles[index] = new KnownProfile(profile, createdOn);
        }

        Profile = profiles.Count == 1
            ? profile
            : profiles.OrderByDescending(known => known.CreatedOn ?? DateTime.MinValue).ThenBy(known => known.Id).First().Id;
    }

    internal void Remove(Guid profile)
    {
        profiles.RemoveAll(known => known.Id == profile);
        Profile = profiles.Count == 0 ? null : profiles.OrderByDescending(known => known.CreatedOn ?? DateTime.MinValue).ThenBy(known => known.Id).First().Id;
    }

    private readonly record struct KnownProfile(Guid Id, DateTime? CreatedOn);
}

using Linking.Chaos.Reference;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Turns content into rows of Dataverse.</summary>
internal static class ContentRows
{
    /// <summary>A column of the profile that says nothing about keys.</summary>
    public const string Attribute = "msdynci_loyaltytier";

    /// <summary>Contacts and leads of one system, and contacts of another.</summary>
    public static readonly IReadOnlyList<Source> AllSources =
    [
        new("CRM", "contact", "contactid", Declared: true, Rank: 0),
        new("CRM", "lead", "leadid", Declared: true, Rank: 0),
        new("ERP", "contact", "contactid", Declared: true, Rank: 0),
    ];

    /// <summary>The tables whose rows are linked.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. AllSources.Select(source => source.Table).Distinct()];

    /// <summary>The whole row, columns without a value included: an upsert of an elastic row replaces it.</summary>
    public static Entity ToEntity(ProfileEntry profile)
    {
        var row = new Entity(Names.CustomerProfile.Table, profile.Id)
        {
            [Names.CustomerProfile.CustomerId] = profile.CustomerId,
            [Attribute] = profile.Touched == 0 ? null : $"tier {profile.Touched}",
        };
        foreach (var source in AllSources)
        {
            row[source.KeyColumn] = profile.Keys.GetValueOrDefault(source.KeyColumn);
            row[source.ListColumn] = profile.Keys.GetValueOrDefault(source.ListColumn);
        }

        return row;
    }

    /// <summary>The whole row.</summary>
    public static Entity ToEntity(KeyEntry key) => new(Names.AlternateKey.Table, key.Id)
    {
        [Names.AlternateKey.Identifier] = $"{key.DataSource}|{key.Table}|{key.Value}",
        [Names.AlternateKey.DataSource] = key.DataSource,
        [Names.AlternateKey.EntityName] = key.Table,
        [Names.AlternateKey.Value] = key.Value,
        [Names.AlternateKey.CustomerId] = key.CustomerId.Length == 0 ? null : key.CustomerId,
        [Names.AlternateKey.KeyRing] = key.Ring,
    };

    /// <summary>The row of a source table's declaration.</summary>
    public static Entity ToEntity(Source source, int connector) => new(Names.SourceTable.Table)
    {
        [Names.SourceTable.Name] = $"{source.DataSource} / {source.Table}",
        [Names.SourceTable.DataSource] = source.DataSource,
        [Names.SourceTable.EntityName] = source.Table,
        [Names.SourceTable.LogicalName] = source.Table,
        [Names.SourceTable.Connector] = new OptionSetValue(connector),
        [Names.SourceTable.PrimaryKey] = source.PrimaryKey,
        [Names.SourceTable.Declared] = source.Declared,
        [Names.SourceTable.Rank] = source.Rank,
    };
}

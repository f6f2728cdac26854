using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>The definitions of the tables that exist, as far as the product asks for them.</summary>
internal static class Definitions
{
    /// <summary>The tables of Customer Insights, which are elastic, and two tables that carry the lookup.</summary>
    internal static IEnumerable<EntityMetadata> OfCustomerInsights =>
    [
        Table(Names.CustomerProfile.Table, Text(Names.CustomerProfile.CustomerId), Text(Names.SourceRow.ModifiedOn), Text(Names.Elastic.PartitionId)),
        Table(
            Names.AlternateKey.Table,
            Text(Names.AlternateKey.DataSource),
            Text(Names.AlternateKey.EntityName),
            Text(Names.AlternateKey.Value),
            Text(Names.AlternateKey.CustomerId),
            Text(Names.AlternateKey.KeyRing),
            Text(Names.SourceRow.ModifiedOn),
            Text(Names.Elastic.PartitionId)),
        Table("contact", Lookup(), Text(Names.SourceRow.ModifiedOn), Text(Names.SourceRow.ModifiedBy)),
        Table("lead", Lookup(), Text(Names.SourceRow.ModifiedOn), Text(Names.SourceRow.ModifiedBy)),
    ];

    /// <summary>The product's own tables; the columns of these are never asked for.</summary>
    internal static IEnumerable<EntityMetadata> OfTheSolution => [Table(Names.SourceTable.Table), Table(Names.Run.Table), Table(Names.Issue.Table)];

    private static EntityMetadata Table(string name, params AttributeMetadata[] columns)
    {
        var table = new EntityMetadata { LogicalName = name };
        Set(table, nameof(EntityMetadata.PrimaryIdAttribute), name + "id");
        Set(table, nameof(EntityMetadata.Attributes), columns);
        return table;
    }

    private static StringAttributeMetadata Text(string name) => new() { LogicalName = name };

    private static LookupAttributeMetadata Lookup() => new() { LogicalName = Names.SourceRow.Lookup, Targets = [Names.CustomerProfile.Table] };

    // The SDK fills these from the service's answer, and has no public setter for them.
    private static void Set(EntityMetadata table, string property, object value) => typeof(EntityMetadata).GetProperty(property)!.SetValue(table, value);
}

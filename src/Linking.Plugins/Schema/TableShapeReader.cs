using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace Linking.Plugins.Schema;

/// <summary>Reads table definitions with <c>RetrieveMetadataChanges</c>: one request for all tables, absent tables are simply not in the answer.</summary>
internal sealed class TableShapeReader(IOrganizationService service)
{
    private const string TableTypeElastic = "Elastic";
    private const string TableTypeVirtual = "Virtual";

    /// <summary>Reads the definitions of those of the tables that exist, by logical name.</summary>
    internal Dictionary<string, TableShape> Read(IReadOnlyCollection<string> tables)
    {
        var query = new EntityQueryExpression
        {
            Criteria = In(nameof(EntityMetadata.LogicalName), tables.Where(PlainText.Is)),
            Properties = new MetadataPropertiesExpression(
                nameof(EntityMetadata.LogicalName),
                nameof(EntityMetadata.PrimaryIdAttribute),
                nameof(EntityMetadata.DataProviderId),
                nameof(EntityMetadata.CanCreateAttributes),
                nameof(EntityMetadata.CanBeRelatedEntityInRelationship),
                nameof(EntityMetadata.TableType),
                nameof(EntityMetadata.IsOptimisticConcurrencyEnabled),
                nameof(EntityMetadata.Attributes)),
            AttributeQuery = new AttributeQueryExpression
            {
                Properties = new MetadataPropertiesExpression(
                    nameof(AttributeMetadata.LogicalName),
                    nameof(LookupAttributeMetadata.Targets)),
            },
        };

        var response = (RetrieveMetadataChangesResponse)service.Execute(new RetrieveMetadataChangesRequest { Query = query });
        return response.EntityMetadata.ToDictionary(table => table.LogicalName, ToShape, StringComparer.Ordinal);
    }

    private static MetadataFilterExpression In(string property, IEnumerable<string> values)
    {
        var filter = new MetadataFilterExpression();
        filter.Conditions.Add(new MetadataConditionExpression(property, MetadataConditionOperator.In, values.ToArray()));
        return filter;
    }

    private static TableShape ToShape(EntityMetadata table)
    {
        var attributes = table.Attributes ?? [];
        var lookup = Find(attributes, Names.SourceRow.Lookup) ?? Find(attributes, Names.SourceRow.OwnLookup);
        return new TableShape(
            table.LogicalName,
            table.PrimaryIdAttribute,
            KindOf(table, attributes),
            Allows(table.CanCreateAttributes) && Allows(table.CanBeRelatedEntityInRelationship),
            attributes.Select(attribute => attribute.LogicalName).ToArray(),
            lookup)
        {
            ChecksVersions = table.IsOptimisticConcurrencyEnabled == true,
        };
    }

    private static bool Allows(BooleanManagedProperty? property) => property is null || property.Value;

    private static LookupColumn? Find(AttributeMetadata[] attributes, string name)
    {
        var found = attributes.FirstOrDefault(attribute => attribute.LogicalName == name);
        return found is null ? null : new LookupColumn(name, (found as LookupAttributeMetadata)?.Targets ?? []);
    }

    private static TableKind KindOf(EntityMetadata table, AttributeMetadata[] attributes)
    {
        if (table.DataProviderId is not null)
        {
            return TableKind.Virtual;
        }

        string? stated;
        try
        {
            stated = StatedKind(table);
        }
        catch (MissingMethodException)
        {
            // Hosts of 2018 (9.0.44) have no TableType; there the partition column alone tells an elastic table.
            stated = null;
        }

        return stated switch
        {
            TableTypeElastic => TableKind.Elastic,
            TableTypeVirtual => TableKind.Virtual,
            null when attributes.Any(attribute => attribute.LogicalName == Names.Elastic.PartitionId) => TableKind.Elastic,
            _ => TableKind.Standard,
        };
    }

    // A method of its own: the runtime resolves the member when the method that touches it is first run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? StatedKind(EntityMetadata table) => table.TableType;
}

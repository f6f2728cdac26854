using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Metadata.Query;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>The tables of an organisation, as its metadata describes them.</summary>
internal sealed class OrganizationCatalog(IOrganizationService service) : ITableCatalog
{
    private readonly Dictionary<string, TableShape?> shapes = new(StringComparer.Ordinal);

    public TableShape? Find(string logicalName)
    {
        if (!shapes.TryGetValue(logicalName, out var shape))
        {
            shapes.Add(logicalName, shape = Retrieve(logicalName));
        }

        return shape;
    }

    private TableShape? Retrieve(string logicalName)
    {
        var query = new EntityQueryExpression
        {
            Criteria = new MetadataFilterExpression(LogicalOperator.And),
            Properties = new MetadataPropertiesExpression { AllProperties = true },
            AttributeQuery = new AttributeQueryExpression { Properties = new MetadataPropertiesExpression { AllProperties = true } },
        };
        query.Criteria.Conditions.Add(new MetadataConditionExpression(nameof(EntityMetadata.LogicalName), MetadataConditionOperator.Equals, logicalName));
        var found = ((RetrieveMetadataChangesResponse)service.Execute(new RetrieveMetadataChangesRequest { Query = query })).EntityMetadata;
        if (found.Count == 0)
        {
            return null;
        }

        var columns = found[0].Attributes.Where(column => column.AttributeOf is null && column.IsValidForCreate == true).Select(Shape).OfType<ColumnShape>();
        return new TableShape(logicalName, found[0].PrimaryIdAttribute, found[0].PrimaryNameAttribute ?? "", columns);
    }

    /// <summary>The column, or null when a CSV file cannot give it a value.</summary>
    private static ColumnShape? Shape(AttributeMetadata column) => column switch
    {
        StringAttributeMetadata text => new ColumnShape(column.LogicalName, ColumnKind.Text, text.MaxLength),
        MemoAttributeMetadata memo => new ColumnShape(column.LogicalName, ColumnKind.Memo, memo.MaxLength),
        LookupAttributeMetadata { Targets.Length: 1 } lookup => new ColumnShape(column.LogicalName, ColumnKind.Lookup, Target: lookup.Targets[0]),
        _ => Kind(column.AttributeType) is { } kind ? new ColumnShape(column.LogicalName, kind) : null,
    };

    private static ColumnKind? Kind(AttributeTypeCode? type) => type switch
    {
        AttributeTypeCode.Integer => ColumnKind.Integer,
        AttributeTypeCode.BigInt => ColumnKind.BigInt,
        AttributeTypeCode.Decimal => ColumnKind.Decimal,
        AttributeTypeCode.Double => ColumnKind.Double,
        AttributeTypeCode.Money => ColumnKind.Money,
        AttributeTypeCode.Boolean => ColumnKind.Boolean,
        AttributeTypeCode.Picklist or AttributeTypeCode.State or AttributeTypeCode.Status => ColumnKind.Choice,
        AttributeTypeCode.DateTime => ColumnKind.DateTime,
        AttributeTypeCode.Uniqueidentifier => ColumnKind.UniqueIdentifier,
        _ => null,
    };
}

using EmbeddedDataverse;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace Linking.Tool.Installation;

/// <summary>Brings the product's own tables in an organisation up to date.</summary>
internal sealed class ProductTables(Organization organization)
{
    private const int EnglishLanguage = 1033;

    /// <summary>Defines the tables that are missing, and adds the columns that those of an earlier version lack.</summary>
    public void Update()
    {
        var catalog = new OrganizationCatalog(organization.System);
        foreach (var table in LinkingTables.All)
        {
            if (catalog.Find(table.LogicalName) is not { } shape)
            {
                organization.DefineTable(table);
                continue;
            }

            foreach (var column in table.Columns.Where(column => shape.Find(column.LogicalName) is null))
            {
                Add(table.LogicalName, column);
            }
        }
    }

    private void Add(string table, ColumnDefinition column)
    {
        AttributeMetadata attribute = column.Type switch
        {
            ColumnType.String => new StringAttributeMetadata { MaxLength = column.MaxLength },
            ColumnType.Memo => new MemoAttributeMetadata { MaxLength = column.MaxLength },
            ColumnType.Integer => new IntegerAttributeMetadata(),
            ColumnType.Boolean => new BooleanAttributeMetadata(),
            ColumnType.DateTime => new DateTimeAttributeMetadata(),
            _ => throw new NotSupportedException($"The column {column.LogicalName} of {table} cannot be added to an organisation of an earlier version."),
        };
        attribute.SchemaName = column.LogicalName;
        attribute.DisplayName = new Label(column.LogicalName, EnglishLanguage);
        organization.System.Execute(new CreateAttributeRequest { EntityName = table, Attribute = attribute });
    }
}

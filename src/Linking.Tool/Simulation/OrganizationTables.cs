using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace Linking.Tool.Simulation;

/// <summary>Declares to an organisation the custom tables of the input and the tables of Customer Insights.</summary>
internal sealed class OrganizationTables(Organization organization, SimulationInput input)
{
    private const int EnglishLanguage = 1033;

    /// <summary>Declares those tables that are not there yet, and adds the columns that a profile table of earlier unifications lacks.</summary>
    /// <exception cref="InputException">The organisation has one of the other tables in another shape; nothing has been written.</exception>
    public void Define()
    {
        var catalog = new OrganizationCatalog(organization.System);
        foreach (var table in input.Organization.Tables)
        {
            RefuseMissing(catalog.Find(table.LogicalName), table);
        }

        foreach (var table in input.Organization.Tables.Where(table => catalog.Find(table.LogicalName) is null))
        {
            Define(table, TableKind.Standard);
        }

        var kind = input.Organization.ProfileTableKind == ProfileTableKind.Elastic ? TableKind.Elastic : TableKind.Standard;
        if (catalog.Find(input.ProfileTable.LogicalName) is { } profiles)
        {
            AddMissing(profiles);
        }
        else
        {
            Define(input.ProfileTable, kind);
            Define(input.KeyTable, kind);
        }

        new LinkColumns(organization, new OrganizationCatalog(organization.System))
            .Add(input.Rows.Concat(input.Unifications.SelectMany(unification => unification.Rows)));
        foreach (var table in input.Insights.Select(file => file.Table).Where(table => catalog.Find(table.LogicalName) is null))
        {
            Define(table, kind, RelationshipsOf(table));
        }
    }

    /// <summary>The relationship of a measure's table carries the measure's name, by which the pages find it.</summary>
    private static RelationshipDefinition[] RelationshipsOf(TableShape table)
    {
        return table.Find(InsightNames.Profile) is null
            ? []
            :
            [
                new RelationshipDefinition
                {
                    SchemaName = InsightNames.MeasureRelationship + table.LogicalName[Plugins.Schema.Names.CustomerProfile.ColumnPrefix.Length..],
                    ReferencedTable = Plugins.Schema.Names.CustomerProfile.Table,
                    Lookup = InsightNames.Profile,
                },
            ];
    }

    private void Define(TableShape table, TableKind kind, params RelationshipDefinition[] relationships) => organization.DefineTable(new TableDefinition
    {
        LogicalName = table.LogicalName,
        Kind = kind,
        Ownership = TableOwnership.User,
        PrimaryId = table.PrimaryId,
        PrimaryName = table.PrimaryName,
        Columns = [.. table.Columns.Where(column => column.Name != table.PrimaryId).Select(Column)],
        Relationships = relationships,
    });

    /// <summary>Customer Insights adds a column for each newly unified field.</summary>
    private void AddMissing(TableShape profiles)
    {
        foreach (var column in input.ProfileTable.Columns.Where(column => profiles.Find(column.Name) is null))
        {
            AttributeMetadata attribute = column.Kind == ColumnKind.Memo
                ? new MemoAttributeMetadata { MaxLength = column.MaxLength }
                : new StringAttributeMetadata { MaxLength = column.MaxLength };
            attribute.SchemaName = column.Name;
            attribute.DisplayName = new Label(column.Name, EnglishLanguage);
            organization.System.Execute(new CreateAttributeRequest { EntityName = profiles.LogicalName, Attribute = attribute });
        }
    }

    private static void RefuseMissing(TableShape? existing, TableShape wanted)
    {
        var missing = existing is null ? null : wanted.Columns.FirstOrDefault(column => existing.Find(column.Name) is null);
        if (missing is not null)
        {
            throw new InputException(
                InputNames.OrganizationFile,
                null,
                $"The organisation's table '{wanted.LogicalName}' has no column '{missing.Name}'",
                "Play the folder into a new organisation: leave out --organization, or name a file that does not exist");
        }
    }

    private static ColumnDefinition Column(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Text => ColumnDefinition.Text(column.Name, column.MaxLength ?? ColumnShape.DefaultTextLength),
        ColumnKind.Lookup => ColumnDefinition.Lookup(column.Name, column.Target!),
        _ => ColumnDefinition.Of(column.Name, Type(column.Kind)),
    };

    private static ColumnType Type(ColumnKind kind) => kind switch
    {
        ColumnKind.Memo => ColumnType.Memo,
        ColumnKind.Integer => ColumnType.Integer,
        ColumnKind.BigInt => ColumnType.BigInt,
        ColumnKind.Decimal => ColumnType.Decimal,
        ColumnKind.Double => ColumnType.Double,
        ColumnKind.Money => ColumnType.Money,
        ColumnKind.Boolean => ColumnType.Boolean,
        ColumnKind.DateTime => ColumnType.DateTime,
        ColumnKind.UniqueIdentifier => ColumnType.Uniqueidentifier,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Custom tables have no such columns"),
    };
}

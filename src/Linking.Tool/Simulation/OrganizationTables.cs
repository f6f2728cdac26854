using EmbeddedDataverse;
using Linking.Tool.Input;

namespace Linking.Tool.Simulation;

/// <summary>Declares to an organisation the custom tables of the input and the two tables of Customer Insights that unification writes.</summary>
internal sealed class OrganizationTables(Organization organization, SimulationInput input)
{
    /// <summary>Declares those tables that are not there yet.</summary>
    /// <exception cref="InputException">The organisation has one of them in another shape.</exception>
    public void Define()
    {
        var catalog = new OrganizationCatalog(organization.System);
        foreach (var table in input.Organization.Tables)
        {
            Define(catalog, table, TableKind.Standard, InputNames.OrganizationFile);
        }

        var kind = input.Organization.ProfileTableKind == ProfileTableKind.Elastic ? TableKind.Elastic : TableKind.Standard;
        Define(catalog, input.ProfileTable, kind, input.Unifications[0].Profiles.Name);
        Define(catalog, input.KeyTable, kind, input.Unifications[0].Keys.Name);
    }

    private void Define(OrganizationCatalog catalog, TableShape table, TableKind kind, string file)
    {
        if (catalog.Find(table.LogicalName) is { } existing)
        {
            RefuseMissing(existing, table, file);
            return;
        }

        organization.DefineTable(new TableDefinition
        {
            LogicalName = table.LogicalName,
            Kind = kind,
            Ownership = TableOwnership.User,
            PrimaryId = table.PrimaryId,
            PrimaryName = table.PrimaryName,
            Columns = [.. table.Columns.Where(column => column.Name != table.PrimaryId).Select(Column)],
        });
    }

    private static void RefuseMissing(TableShape existing, TableShape wanted, string file)
    {
        var missing = wanted.Columns.FirstOrDefault(column => existing.Find(column.Name) is null);
        if (missing is not null)
        {
            throw new InputException(
                file,
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

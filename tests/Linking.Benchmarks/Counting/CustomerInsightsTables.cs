using EmbeddedDataverse;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Counting;

/// <summary>Declares the tables of Customer Insights and the source tables that an organisation does not bring itself.</summary>
internal sealed class CustomerInsightsTables(Organization organization)
{
    public void Define(OrganizationShape shape)
    {
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Names.CustomerProfile.Table,
            Kind = shape.Kind,
            PrimaryId = Names.CustomerProfile.Id,
            PrimaryName = Names.CustomerProfile.CustomerId,
            Columns =
            [
                ColumnDefinition.Text(Names.CustomerProfile.CustomerId, 4000),
                ColumnDefinition.Text("msdynci_loyaltytier"),
                .. shape.KeyColumns ? shape.TableNames.Select(table => ColumnDefinition.Text($"msdynci_crm_{table}_{table}id", 4000)) : [],
            ],
        });
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Names.AlternateKey.Table,
            Kind = shape.Kind,
            PrimaryId = Names.AlternateKey.Id,
            PrimaryName = Names.AlternateKey.Identifier,
            Columns =
            [
                ColumnDefinition.Text(Names.AlternateKey.Identifier, 4000),
                ColumnDefinition.Text(Names.AlternateKey.DataSource, 4000),
                ColumnDefinition.Text(Names.AlternateKey.EntityName, 4000),
                ColumnDefinition.Text(Names.AlternateKey.Value, 4000),
                ColumnDefinition.Text(Names.AlternateKey.CustomerId),
                ColumnDefinition.Of(Names.AlternateKey.KeyRing, ColumnType.Memo),
                ColumnDefinition.Lookup(Names.AlternateKey.Customer, Names.CustomerProfile.Table),
            ],
        });
        foreach (var table in shape.TableNames.Skip(2))
        {
            organization.DefineTable(new TableDefinition
            {
                LogicalName = table,
                Kind = TableKind.Standard,
                PrimaryId = table + "id",
                PrimaryName = "sample_name",
                Columns = [ColumnDefinition.Text("sample_name")],
            });
        }
    }
}

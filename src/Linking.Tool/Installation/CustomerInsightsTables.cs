using EmbeddedDataverse;
using Linking.Plugins.Schema;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.TableKind;

namespace Linking.Tool.Installation;

/// <summary>The tables that Customer Insights - Data brings, with the profile columns that a simulation's unifications use.</summary>
internal static class CustomerInsightsTables
{
    private const int CustomerIdLengthOfKeys = 100;

    /// <summary>The customer profile, with a text column for every unified field.</summary>
    internal static TableDefinition CustomerProfile(Input.TableShape shape, TableKind kind) => new()
    {
        LogicalName = Names.CustomerProfile.Table,
        DisplayName = "CustomerProfile",
        Kind = kind,
        PrimaryId = Names.CustomerProfile.Id,
        PrimaryName = Names.CustomerProfile.CustomerId,
        Columns = [.. shape.Columns.Where(column => column.Name != Names.CustomerProfile.Id).Select(column => ColumnDefinition.Text(column.Name, PlatformLimits.Text))],
    };

    /// <summary>The alternate key, with the columns of the generated reference.</summary>
    internal static TableDefinition AlternateKey(TableKind kind) => new()
    {
        LogicalName = Names.AlternateKey.Table,
        DisplayName = "AlternateKey",
        Kind = kind,
        PrimaryId = Names.AlternateKey.Id,
        PrimaryName = Names.AlternateKey.Identifier,
        Columns =
        [
            ColumnDefinition.Text(Names.AlternateKey.Identifier, PlatformLimits.Text),
            ColumnDefinition.Text(Names.AlternateKey.DataSource, PlatformLimits.Text),
            ColumnDefinition.Text(Names.AlternateKey.EntityName, PlatformLimits.Text),
            ColumnDefinition.Text(Names.AlternateKey.Value, PlatformLimits.Text),
            ColumnDefinition.Text(Names.AlternateKey.CustomerId, CustomerIdLengthOfKeys),
            ColumnDefinition.Of(Names.AlternateKey.KeyRing, ColumnType.Memo),
            ColumnDefinition.Lookup(Names.AlternateKey.Customer, Names.CustomerProfile.Table),
        ],
    };
}

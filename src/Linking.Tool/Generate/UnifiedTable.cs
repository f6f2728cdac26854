using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Generate;

/// <summary>A table that takes part in the generated unifications.</summary>
/// <param name="DataSource">Name of its data source in the keys.</param>
/// <param name="Table">Logical name.</param>
/// <param name="PrimaryKey">Its primary id.</param>
/// <param name="Columns">Columns of its rows, the primary id first.</param>
internal sealed record UnifiedTable(string DataSource, string Table, string PrimaryKey, IReadOnlyList<string> Columns)
{
    public const string Dataverse = "Dataverse";

    public static readonly UnifiedTable Contact =
        new(Dataverse, "contact", "contactid", ["contactid", "firstname", "lastname", "emailaddress1", "mobilephone"]);

    public static readonly UnifiedTable Lead =
        new(Dataverse, "lead", "leadid", ["leadid", "subject", "firstname", "lastname", "companyname", "emailaddress1"]);

    public static readonly UnifiedTable Member = new(
        Dataverse,
        "contoso_loyaltymember",
        "contoso_loyaltymemberid",
        ["contoso_loyaltymemberid", "contoso_name", "contoso_points", "contoso_joinedon"]);

    /// <summary>The profile column that holds the key of the winning row.</summary>
    public string KeyColumn { get; } = $"{Names.CustomerProfile.ColumnPrefix}{DataSource.ToLowerInvariant()}_{Table}_{PrimaryKey}";

    /// <summary>The profile column that lists the keys of all rows, the winner's included, separated by semicolons.</summary>
    public string AlternateColumn => KeyColumn + Names.CustomerProfile.AlternateSuffix;
}

using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Names of the parts of a simulation folder.</summary>
internal static class InputNames
{
    public const string OrganizationFile = "organization.json";
    public const string RowsFolder = "rows";
    public const string UnificationFolderPrefix = "unification-";

    /// <summary>Holds profiles and keys that were there before the product was installed.</summary>
    public const string BeforeFolder = "before";

    /// <summary>Holds measures and segments of customers, which linking does not read.</summary>
    public const string InsightsFolder = "insights";

    /// <summary>Prefix of the product's own tables; no input may declare one.</summary>
    public const string ProductPrefix = "cpl_";

    /// <summary>A description of the folder, for people.</summary>
    public const string Readme = "readme.md";

    /// <summary>Names under which exports carry the profile table: its own, its collection's, and Customer Insights' two.</summary>
    public static readonly IReadOnlyList<string> ProfileFiles = [Names.CustomerProfile.Table, Names.CustomerProfile.Table + "s", "customerprofile", "customer"];

    /// <summary>Names under which exports carry the table of alternate keys.</summary>
    public static readonly IReadOnlyList<string> KeyFiles = [Names.AlternateKey.Table, Names.AlternateKey.Table + "s", "alternatekey", "alternatekeys"];
}

namespace Linking.Tool.Input;

/// <summary>Logical names of the tables and columns that Customer Insights writes, and of the files that carry them.</summary>
internal static class Names
{
    public const string OrganizationFile = "organization.json";
    public const string RowsFolder = "rows";
    public const string UnificationFolderPrefix = "unification-";

    /// <summary>Every column that Customer Insights adds carries this prefix.</summary>
    public const string Prefix = "msdynci_";

    /// <summary>Prefix of the product's own tables; no input may declare one.</summary>
    public const string ProductPrefix = "cpl_";

    /// <summary>The user as which Customer Insights writes to Dataverse.</summary>
    public const string CustomerInsightsUser = "# InsightsAppsPlatform";

    internal static class Profile
    {
        public const string Table = "msdynci_customerprofile";
        public const string Id = "msdynci_customerprofileid";
        public const string CustomerId = "msdynci_customerid";
        public const string PreviousCustomerId = "msdynci_previouscustomerid";
        public const string FullName = "msdynci_fullname";
        public const string FirstName = "msdynci_firstname";
        public const string LastName = "msdynci_lastname";
        public const string Email = "msdynci_email";
        public const string LoyaltyTier = "msdynci_loyaltytier";

        /// <summary>Ends the name of the profile column that lists all keys of a table, the winner's included.</summary>
        public const string AlternateSuffix = "_alternate";
    }

    internal static class AlternateKey
    {
        public const string Table = "msdynci_alternatekey";
        public const string Id = "msdynci_alternatekeyid";
        public const string DataSourceName = "msdynci_datasourcename";
        public const string EntityName = "msdynci_entityname";
        public const string AlternateValue = "msdynci_alternatevalue";
        public const string CustomerId = "msdynci_customerid";
        public const string Identifier = "msdynci_identifier";
        public const string KeyRing = "msdynci_keyring";
        public const string Customer = "msdynci_lookupfield_customer";
    }

    internal static class SourceRow
    {
        /// <summary>The lookup that linking sets.</summary>
        public const string CustomerProfile = "msdynci_lookupfield_customerprofile";
    }
}

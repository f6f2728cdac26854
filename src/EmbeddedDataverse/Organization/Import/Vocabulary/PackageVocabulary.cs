namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>solution.xml, and customizations.xml with what is neither a table nor an app.</summary>
internal static class PackageVocabulary
{
    public const string Text = """
        ImportExportXml @version=version @SolutionPackageVersion=version @languagecode=int @generatedBy @OrganizationVersion=version @OrganizationSchemaType=Full @CRMServerServiceabilityVersion : SolutionManifest Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets WebResources CustomControls SolutionPluginAssemblies AppModuleSiteMaps AppModules EntityDataProviders Languages
        SolutionManifest : UniqueName! LocalizedNames! Descriptions Version! Managed! Publisher! RootComponents! MissingDependencies!
        UniqueName = text
        Version = version
        Managed = flag
        Publisher : UniqueName! LocalizedNames! Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix! CustomizationOptionValuePrefix! Addresses
        EMailAddress = text
        SupportingWebsiteUrl = text
        CustomizationPrefix = text
        CustomizationOptionValuePrefix = int
        Addresses : Address*
        Address : AddressNumber AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode
        AddressNumber = int
        AddressTypeCode = text
        City = text
        County = text
        Country = text
        Fax = text
        FreightTermsCode = text
        ImportSequenceNumber = text
        Latitude = text
        Line1 = text
        Line2 = text
        Line3 = text
        Longitude = text
        Name = text
        PostalCode = text
        PostOfficeBox = text
        PrimaryContactName = text
        ShippingMethodCode = text
        StateOrProvince = text
        Telephone1 = text
        Telephone2 = text
        Telephone3 = text
        TimeZoneRuleVersionNumber = text
        UPSZone = text
        UTCOffset = text
        UTCConversionTimeZoneCode = text
        RootComponents : RootComponent*
        RootComponent @type=1|20|61|62|80|91! @schemaName @id=guid @behavior=0!
        MissingDependencies
        Workflows
        FieldSecurityProfiles
        Templates
        EntityMaps
        OrganizationSettings
        optionsets
        CustomControls
        EntityDataProviders
        Languages : Language*
        Language = int
        LocalizedNames : LocalizedName*
        LocalizedName @description! @languagecode=int!
        Descriptions : Description*
        Description @description! @languagecode=int!
        IntroducedVersion = version
        IsCustomizable = flag
        CanBeDeleted = flag
        Roles : Role*
        Role @id=guid! @name! : IsCustomizable IsAutoAssigned Description RolePrivileges!
        IsAutoAssigned = 0
        Role/Description = text
        RolePrivileges : RolePrivilege*
        RolePrivilege @name! @level=Basic|Local|Deep|Global!
        SolutionPluginAssemblies : PluginAssembly*
        PluginAssembly @FullName! @PluginAssemblyId=guid! @CustomizationLevel=1 : IsolationMode! SourceType! IntroducedVersion FileName! PluginTypes!
        IsolationMode = 2
        SourceType = 0
        FileName = text
        PluginTypes : PluginType*
        PluginType @AssemblyQualifiedName! @PluginTypeId=guid! @Name! : FriendlyName Description WorkflowActivityGroupName
        FriendlyName = text
        PluginType/Description = text
        WorkflowActivityGroupName = text
        WebResources : WebResource*
        WebResource : WebResourceId! Name! DisplayName Description LanguageCode WebResourceType! IntroducedVersion IsEnabledForMobileClient IsAvailableForMobileOffline DependencyXml IsCustomizable CanBeDeleted IsHidden FileName!
        WebResourceId = guid
        DisplayName = text
        WebResource/Description = text
        LanguageCode = int
        WebResourceType = 1|2|3|4|5|6|7|8|9|10|11|12
        IsEnabledForMobileClient = flag
        IsAvailableForMobileOffline = flag
        DependencyXml = text
        IsHidden = flag
        """;
}

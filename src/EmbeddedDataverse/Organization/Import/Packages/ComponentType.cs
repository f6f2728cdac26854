namespace EmbeddedDataverse.Import.Packages;

/// <summary>
/// Types of solution components, with the platform's numbers. Those of custom APIs and catalogs differ between environments: here they are the codes of their
/// tables.
/// </summary>
internal enum ComponentType
{
    Entity = 1,
    Attribute = 2,
    Relationship = 10,
    Role = 20,
    SavedQuery = 26,
    Workflow = 29,
    SystemForm = 60,
    WebResource = 61,
    SiteMap = 62,
    AppModule = 80,
    PluginType = 90,
    PluginAssembly = 91,
    SdkMessageProcessingStep = 92,
    EnvironmentVariableDefinition = 380,
    CustomApi = 10027,
    CustomApiRequestParameter = 10028,
    CustomApiResponseProperty = 10029,
    Catalog = 10040,
    CatalogAssignment = 10041,
}

namespace EmbeddedDataverse;

/// <summary>Types of solution components, with the platform's numbers.</summary>
internal enum ComponentType
{
    Entity = 1,
    Attribute = 2,
    Relationship = 10,
    Role = 20,
    SavedQuery = 26,
    SystemForm = 60,
    WebResource = 61,
    SiteMap = 62,
    AppModule = 80,
    PluginType = 90,
    PluginAssembly = 91,
}

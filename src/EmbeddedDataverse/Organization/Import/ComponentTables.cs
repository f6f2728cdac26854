namespace EmbeddedDataverse.Import;

/// <summary>The tables of components that are rows.</summary>
internal static class ComponentTables
{
    private static readonly Dictionary<ComponentType, string> Names = new()
    {
        [ComponentType.Role] = "role",
        [ComponentType.SavedQuery] = "savedquery",
        [ComponentType.Workflow] = "workflow",
        [ComponentType.SystemForm] = "systemform",
        [ComponentType.WebResource] = "webresource",
        [ComponentType.SiteMap] = "sitemap",
        [ComponentType.AppModule] = "appmodule",
        [ComponentType.PluginType] = "plugintype",
        [ComponentType.PluginAssembly] = "pluginassembly",
        [ComponentType.SdkMessageProcessingStep] = "sdkmessageprocessingstep",
        [ComponentType.EnvironmentVariableDefinition] = "environmentvariabledefinition",
        [ComponentType.CustomApi] = "customapi",
        [ComponentType.CustomApiRequestParameter] = "customapirequestparameter",
        [ComponentType.CustomApiResponseProperty] = "customapiresponseproperty",
        [ComponentType.Catalog] = "catalog",
        [ComponentType.CatalogAssignment] = "catalogassignment",
    };

    /// <summary>The table of a type; null for tables and columns, which are definitions.</summary>
    public static string? NameOf(ComponentType type) => Names.GetValueOrDefault(type);

    /// <summary>The type of a row of a table that holds components.</summary>
    public static ComponentType TypeOf(string table) => Names.First(pair => pair.Value == table).Key;
}

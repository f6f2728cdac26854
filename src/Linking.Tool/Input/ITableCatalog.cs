namespace Linking.Tool.Input;

/// <summary>The tables an organisation comes with, before the input declares its own.</summary>
internal interface ITableCatalog
{
    /// <summary>The table of that logical name, or null.</summary>
    TableShape? Find(string logicalName);
}

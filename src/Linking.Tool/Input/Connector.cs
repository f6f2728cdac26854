namespace Linking.Tool.Input;

/// <summary>How Customer Insights reads a source table. In JSON the names are written in camel case.</summary>
internal enum Connector
{
    Dataverse,
    PowerQueryDataverse,
    Other,
}

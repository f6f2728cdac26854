namespace Linking.Tool.Input;

/// <summary>Where Customer Insights keeps its output. In JSON the names are written in camel case.</summary>
internal enum OutputStorage
{
    Managed,
    PrivateDataLake,
}

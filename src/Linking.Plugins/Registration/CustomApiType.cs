namespace Linking.Plugins.Registration;

/// <summary>Types of parameters of a custom API; the values of the column <c>type</c> ("CustomAPIRequestParameter table columns").</summary>
internal enum CustomApiType
{
    Boolean = 0,
    DateTime = 1,
    Integer = 7,
    String = 10,
    Guid = 12,
}

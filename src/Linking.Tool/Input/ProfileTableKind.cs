namespace Linking.Tool.Input;

/// <summary>How Dataverse keeps the profile and key tables. In JSON the names are written in camel case.</summary>
internal enum ProfileTableKind
{
    Elastic,
    Standard,
}

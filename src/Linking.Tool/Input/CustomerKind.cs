namespace Linking.Tool.Input;

/// <summary>What the environment's profiles stand for. In JSON the names are written in camel case.</summary>
internal enum CustomerKind
{
    Individuals,
    BusinessAccounts,
}

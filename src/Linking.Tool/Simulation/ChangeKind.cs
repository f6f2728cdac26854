namespace Linking.Tool.Simulation;

/// <summary>What to do with a row.</summary>
internal enum ChangeKind
{
    Create,
    Change,
    Delete,
}

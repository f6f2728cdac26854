namespace Linking.Plugins.Setup;

/// <summary>What happens to a step.</summary>
internal enum StepAction
{
    Unchanged,
    Created,
    Changed,
    Removed,
}

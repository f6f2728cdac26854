using System.Collections.Generic;

namespace Linking.Plugins.Setup;

/// <summary>What is to be done about one step.</summary>
/// <param name="Action">What.</param>
/// <param name="Wanted">As it is to be; null when it is to go.</param>
/// <param name="Registered">As it is; null when there is none.</param>
/// <param name="Reasons">What differs, or why it goes; for people.</param>
internal sealed record StepChange(StepAction Action, WantedStep? Wanted, RegisteredStep? Registered, IReadOnlyList<string> Reasons)
{
    internal string PluginType => Wanted?.Step.PluginType ?? Registered!.PluginType;

    internal string Table => Wanted?.Step.Table ?? Registered!.Table;

    internal string Message => Wanted?.Step.Message ?? Registered!.Message;

    /// <summary>The name that the step has, or gets.</summary>
    internal string Name => Registered?.Name ?? Wanted!.Step.Name;
}

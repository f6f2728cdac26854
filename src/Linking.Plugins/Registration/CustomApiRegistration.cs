using System.Collections.Generic;

namespace Linking.Plugins.Registration;

/// <summary>One custom API as it is to be registered: an unbound operation that anybody with the privilege may call.</summary>
/// <param name="UniqueName">Name of the message.</param>
/// <param name="PluginType">Full name of the plug-in type that is its main operation; null for an event that others subscribe to.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What it does; at most 300 characters.</param>
/// <param name="Privilege">The privilege that a caller needs.</param>
internal sealed record CustomApiRegistration(string UniqueName, string? PluginType, string DisplayName, string Description, string Privilege)
{
    /// <summary>Main operation.</summary>
    internal const int Stage = 30;

    /// <summary>Bound to no table.</summary>
    internal const int BindingType = 0;

    public IReadOnlyList<CustomApiParameter> Request { get; init; } = [];

    public IReadOnlyList<CustomApiParameter> Response { get; init; } = [];

    /// <summary>Which steps others may register on it.</summary>
    public CustomApiStepType AllowedStepType { get; init; } = CustomApiStepType.None;

    /// <summary>Whether it is a function, called with GET. Functions cannot be called from Power Automate, so only what pages ask is one.</summary>
    public bool IsFunction { get; init; }

    /// <summary>Private ones are hidden from clients and cannot be called from plug-ins.</summary>
    internal static bool IsPrivate => false;
}

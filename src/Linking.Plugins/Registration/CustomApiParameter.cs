namespace Linking.Plugins.Registration;

/// <summary>A request parameter or response property of a custom API.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="Type">Its type, never to be changed.</param>
/// <param name="Description">What it says; at most 300 characters.</param>
/// <param name="IsOptional">Whether a call may leave it out; of no meaning for a response property.</param>
internal sealed record CustomApiParameter(string Name, CustomApiType Type, string Description, bool IsOptional = false);

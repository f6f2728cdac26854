namespace Linking.Plugins.Setup;

/// <summary>What the caller of set-up wants.</summary>
/// <param name="RunAs">The user as whom the steps are to run: id, application id, user name, or <c>caller</c>; null to leave it as it is.</param>
/// <param name="SkipDiscovery">Whether source tables are left as they are.</param>
internal sealed record PreparationOptions(string? RunAs, bool SkipDiscovery);

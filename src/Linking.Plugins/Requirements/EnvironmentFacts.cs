using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>What the environment requirements look at.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="HasBusinessAccountTables">Whether the tables are there that only a set-up for business accounts has.</param>
internal sealed record EnvironmentFacts(LinkingSettings Settings, bool HasBusinessAccountTables);

using System.Collections.Immutable;

namespace Linking.Tool.Commands;

/// <summary>What to play.</summary>
/// <param name="Folder">The simulation folder.</param>
/// <param name="OrganizationFile">The file that keeps the organisation, or null to keep it in memory.</param>
/// <param name="OutputFolder">Where the results go.</param>
/// <param name="Seed">Decides order, batch sizes and messages of the writes.</param>
/// <param name="LoadOnly">True to load and install, and to play nothing.</param>
internal sealed record SimulationRequest(string Folder, string? OrganizationFile, string OutputFolder, int Seed, bool LoadOnly = false)
{
    /// <summary>True to refuse what would be left out and noted.</summary>
    public bool Strict { get; init; }

    /// <summary>Settings of the product by the names of its environment variables, which go before those of the folder.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;
}

using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Data.Sqlite;

namespace Linking.Tool.Simulation;

/// <summary>Opens the organisation that a simulation plays in.</summary>
internal static class OrganizationFileOpener
{
    private static readonly DateTime Start = new(2026, 1, 5, 6, 0, 0, DateTimeKind.Utc);

    /// <summary>Opens the organisation of the input, in memory without a path.</summary>
    /// <param name="path">The file that keeps it, existing or not; null for memory.</param>
    /// <param name="input">The simulation folder.</param>
    /// <param name="seed">Decides what the embedded platform leaves open.</param>
    /// <exception cref="InputException">The file is no organisation, or another one.</exception>
    public static Organization Open(string? path, SimulationInput input, int seed)
    {
        var name = path is null ? "" : Path.GetFileName(path);
        try
        {
            var organization = Organization.Open(new OrganizationOptions
            {
                Path = path,
                OrganizationId = input.Organization.OrganizationId,
                Name = input.Organization.Name,
                Seed = seed,
                StartTime = Start,
                ShareLoadedAssemblies = false,
            });
            if (organization.OrganizationId == input.Organization.OrganizationId)
            {
                return organization;
            }

            var found = organization.OrganizationId;
            organization.Dispose();
            throw new InputException(name, null, $"The file keeps the organisation {found:D}, the folder is of {input.Organization.OrganizationId:D}",
                "Name the organisation's own file, or one that does not exist");
        }
        catch (SqliteException exception)
        {
            throw new InputException(name, null, $"The file cannot be opened as an organisation ({exception.Message.TrimEnd('.')})",
                "Name a file that this tool has made, or one that does not exist");
        }
    }
}

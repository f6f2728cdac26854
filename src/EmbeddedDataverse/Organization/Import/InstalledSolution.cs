namespace EmbeddedDataverse.Import;

/// <summary>What an organisation has of a solution already, if anything.</summary>
internal sealed class InstalledSolution
{
    private readonly Organization organization;
    private readonly Entity? row;
    private readonly Entity? upgrade;

    public InstalledSolution(Organization organization, string uniqueName)
    {
        this.organization = organization;
        row = Find(uniqueName);
        upgrade = Find(uniqueName + SolutionRemoval.HoldingSuffix);
    }

    /// <summary>Refuses a package that cannot update or upgrade it. That an older version is refused too is the strict reading: no document says.</summary>
    public void RequireUpdate(SolutionManifest manifest, bool isHolding)
    {
        if (isHolding)
        {
            RequireUpgrade(manifest);
        }

        if (row is null)
        {
            return;
        }

        var isManaged = row.GetAttributeValue<bool>("ismanaged");
        if (isManaged != manifest.IsManaged)
        {
            throw ImportFaults.Make(
                isManaged ? ErrorCodes.ImportSolutionUnmanagedToManagedMismatch : ErrorCodes.ImportSolutionManagedToUnmanagedMismatch,
                $"The solution '{manifest.UniqueName}' is already installed on this system as {Mode(isManaged)} solution and the package supplied is "
                    + $"attempting to install it in {(manifest.IsManaged ? "managed" : "unmanaged")} mode. Import can only update solutions when the modes "
                    + "match. Uninstall the current solution and try again.");
        }

        var version = Version.Parse(row.GetAttributeValue<string>("version"));
        if (manifest.Version < version)
        {
            throw ImportFaults.Make(
                ErrorCodes.ImportSolutionError,
                $"An error occurred while importing a Solution: '{manifest.UniqueName}' is installed in version {version}, and the package is of the older "
                    + $"version {manifest.Version}.");
        }

        var publisher = PublisherOf(row)?.GetAttributeValue<string>("uniquename");
        if (isManaged && !string.Equals(publisher, manifest.Publisher, StringComparison.OrdinalIgnoreCase))
        {
            throw ImportFaults.Make(
                ErrorCodes.ImportWrongPublisherError,
                $"The following managed solution cannot be imported: {manifest.UniqueName}. The publisher name cannot be changed from {publisher} to "
                    + $"{manifest.Publisher}.");
        }
    }

    /// <summary>Writes the rows of publisher and solution; an upgrade that is to wait gets a solution of its own.</summary>
    public Guid Save(RowImport rows, SolutionManifest manifest, bool isHolding)
    {
        var now = organization.Clock.UtcNow;
        var publisher = rows.Save(new RowPart(
            new Entity("publisher")
            {
                ["uniquename"] = manifest.Publisher,
                ["friendlyname"] = manifest.PublisherName,
                ["customizationprefix"] = manifest.Prefix,
                ["customizationoptionvalueprefix"] = manifest.OptionValuePrefix,
            },
            "uniquename"));
        var solution = new Entity("solution")
        {
            ["uniquename"] = isHolding ? manifest.UniqueName + SolutionRemoval.HoldingSuffix : manifest.UniqueName,
            ["friendlyname"] = manifest.DisplayName,
            ["description"] = manifest.Description,
            ["version"] = manifest.Version.ToString(),
            ["ismanaged"] = manifest.IsManaged,
            ["isvisible"] = true,
            ["publisherid"] = new EntityReference("publisher", publisher),
            [row is null || isHolding ? "installedon" : "updatedon"] = now,
        };
        return rows.Save(new RowPart(solution, "uniquename"));
    }

    private void RequireUpgrade(SolutionManifest manifest)
    {
        if (upgrade is not null)
        {
            throw ImportFaults.Make(ErrorCodes.HoldingSolutionAlreadyExists,
                $"Solution manifest import: FAILURE: Holding solution {manifest.UniqueName}{SolutionRemoval.HoldingSuffix} already exists.");
        }

        if (row is null || !manifest.IsManaged)
        {
            throw ImportFaults.Make(ErrorCodes.ImportSolutionError,
                $"An error occurred while importing a Solution: {manifest.UniqueName} is {(row is null ? "not installed" : "an unmanaged solution")}, so "
                + "that there is nothing to upgrade.");
        }
    }

    private Entity? Find(string uniqueName) =>
        organization.Queries.All(organization.Catalog.Get("solution")).Find(solution => Has(solution, "uniquename", uniqueName));

    private Entity? PublisherOf(Entity solution)
    {
        var id = solution.GetAttributeValue<EntityReference>("publisherid")?.Id;
        return organization.Queries.All(organization.Catalog.Get("publisher")).Find(publisher => publisher.Id == id);
    }

    private static bool Has(Entity solution, string column, string value)
    {
        return string.Equals(solution.GetAttributeValue<string>(column), value, StringComparison.OrdinalIgnoreCase);
    }

    private static string Mode(bool isManaged) => isManaged ? "a managed" : "an unmanaged";
}

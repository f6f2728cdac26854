namespace EmbeddedDataverse.Import;

/// <summary>Writes an assembly and its types, under the ids that the package gives them.</summary>
internal sealed class AssemblyImport(Organization organization, RowImport rows, ComponentList components)
{
    public void Save(AssemblyPart assembly)
    {
        var identity = assembly.Identity;
        var row = new Entity("pluginassembly", assembly.Id)
        {
            ["name"] = identity.Name,
            ["content"] = assembly.Text,
            ["version"] = identity.Version?.ToString(),
            ["culture"] = string.IsNullOrEmpty(identity.CultureName) ? "neutral" : identity.CultureName,
            ["publickeytoken"] = Convert.ToHexStringLower(identity.GetPublicKeyToken() ?? []),
            ["isolationmode"] = new OptionSetValue(2),
            ["sourcetype"] = new OptionSetValue(0),
        };
        RequireOneOfItsVersion(assembly);
        RequireAllTypes(assembly);
        components.Add(ComponentType.PluginAssembly, rows.Save(new RowPart(row)));
        foreach (var type in assembly.Types)
        {
            components.Add(ComponentType.PluginType, rows.Save(new RowPart(ToRow(type, assembly))));
        }
    }

    private static Entity ToRow(PluginTypePart type, AssemblyPart assembly) => new("plugintype", type.Id)
    {
        ["name"] = type.TypeName,
        ["typename"] = type.TypeName,
        ["friendlyname"] = type.FriendlyName,
        ["description"] = type.Description,
        ["assemblyname"] = assembly.Identity.Name,
        ["version"] = assembly.Identity.Version?.ToString(),
        ["culture"] = string.IsNullOrEmpty(assembly.Identity.CultureName) ? "neutral" : assembly.Identity.CultureName,
        ["publickeytoken"] = Convert.ToHexStringLower(assembly.Identity.GetPublicKeyToken() ?? []),
        ["isworkflowactivity"] = type.ActivityGroup is not null,
        ["workflowactivitygroupname"] = type.ActivityGroup,
        ["pluginassemblyid"] = new EntityReference("pluginassembly", assembly.Id),
    };

    /// <summary>Assemblies of one name are told apart by major and minor version, and each has an id of its own.</summary>
    private void RequireOneOfItsVersion(AssemblyPart assembly)
    {
        foreach (var other in organization.Queries.All(organization.Catalog.Get("pluginassembly"))
            .Where(other => other.GetAttributeValue<string>("name") == assembly.Identity.Name))
        {
            var isSameVersion = VersionOf(other) == VersionOf(assembly);
            if (isSameVersion != (other.Id == assembly.Id))
            {
                throw Fault(
                    ErrorCodes.ImportPluginTypesError,
                    $"An error occurred while importing plug-in types: the assembly {assembly.Identity.Name} is registered in version "
                        + $"{other.GetAttributeValue<string>("version")} under the id {other.Id}, and the package has version {assembly.Identity.Version} "
                        + $"under the id {assembly.Id}.");
            }
        }
    }

    /// <summary>The same major and minor version must keep the types that steps may use; another one has types of its own.</summary>
    private void RequireAllTypes(AssemblyPart assembly)
    {
        var types = organization.Queries.All(organization.Catalog.Get("plugintype"));
        var removed = types.Where(type => AssemblyOf(type) == assembly.Id && assembly.Types.All(kept => kept.Id != type.Id))
            .Select(type => type.GetAttributeValue<string>("typename")).ToList();
        if (removed.Count > 0)
        {
            throw Fault(ErrorCodes.ImportNewPluginTypesError,
                $"Existing plug-in types have been removed: {string.Join(", ", removed)}. Please update major or minor version of plug-in assembly.");
        }

        if (types.Find(type => AssemblyOf(type) != assembly.Id && assembly.Types.Any(own => own.Id == type.Id)) is { } taken)
        {
            throw Fault(ErrorCodes.ImportPluginTypesError,
                $"An error occurred while importing plug-in types: the id {taken.Id} is that of {taken.GetAttributeValue<string>("typename")} in another "
                + "assembly.");
        }
    }

    private static Guid? AssemblyOf(Entity type) => type.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id;

    private static (int Major, int Minor)? VersionOf(AssemblyPart assembly) => assembly.Identity.Version is { } version ? (version.Major, version.Minor) : null;

    private static (int Major, int Minor)? VersionOf(Entity assembly) =>
        Version.TryParse(assembly.GetAttributeValue<string>("version"), out var version) ? (version.Major, version.Minor) : null;

    private static FaultException<OrganizationServiceFault> Fault(int code, string message) => ImportFaults.Make(code, message);
}

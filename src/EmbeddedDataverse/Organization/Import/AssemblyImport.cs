namespace EmbeddedDataverse;

/// <summary>Writes an assembly and its types, under the ids that the package gives them.</summary>
internal sealed class AssemblyImport(Organization organization, RowImport rows)
{
    public Guid Save(AssemblyPart assembly)
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
        RequireOwnName(assembly);
        RequireAllTypes(assembly);
        var id = rows.Save(new RowPart(row));
        foreach (var type in assembly.Types)
        {
            _ = rows.Save(new RowPart(ToRow(type, assembly)));
        }

        return id;
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

    private void RequireOwnName(AssemblyPart assembly)
    {
        if (rows.Find(new RowPart(new Entity("pluginassembly") { ["name"] = assembly.Identity.Name }, "name")) is { } other && other != assembly.Id)
        {
            throw Fault(ErrorCodes.ImportPluginTypesError, $"An error occurred while importing plug-in types: the assembly {assembly.Identity.Name} is registered already, under the id {other}. Unregister it first.");
        }
    }

    /// <summary>The same major and minor version must keep the types that steps may use.</summary>
    private void RequireAllTypes(AssemblyPart assembly)
    {
        var present = organization.Queries.All(organization.Catalog.Get("plugintype")).Where(type => type.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id == assembly.Id);
        var removed = present.Where(type => assembly.Types.All(kept => kept.Id != type.Id)).Select(type => type.GetAttributeValue<string>("typename")).ToList();
        if (removed.Count > 0)
        {
            throw Fault(ErrorCodes.ImportNewPluginTypesError, $"Existing plug-in types have been removed: {string.Join(", ", removed)}. Please update major or minor version of plug-in assembly.");
        }
    }

    private static FaultException<OrganizationServiceFault> Fault(int code, string message) => ImportFaults.Make(code, message);
}

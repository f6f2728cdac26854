namespace EmbeddedDataverse.Import;

/// <summary>What a package needs of the organisation that is to take it: tables that lookups, site maps and apps name, privileges that roles name.</summary>
internal sealed class Dependencies(Organization organization, SolutionPackage package)
{
    /// <summary>The roles whose ids are the same in every organisation: System Administrator and System Customizer.</summary>
    private static readonly Guid[] WellKnownRoles = [new("627090ff-40a3-4053-8790-584edc5be201"), new("119f245c-3cc8-4b62-b31c-d1a046ced15d")];

    private readonly Dictionary<string,
        TableDefinition> tables = package.Tables.ToDictionary(table => table.Definition.LogicalName, table => table.Definition, StringComparer.Ordinal);

    public void Require()
    {
        foreach (var table in package.Tables.Select(table => table.Definition))
        {
            foreach (var relationship in table.Relationships)
            {
                RequireTable(relationship.ReferencedTable, $"which the lookup '{relationship.Lookup}' of '{table.LogicalName}' points to");
            }
        }

        foreach (var map in package.SiteMaps)
        {
            map.Tables.ToList().ForEach(name => RequireTable(name, $"which the site map {map.Name} names"));
            if (map.WebResources.FirstOrDefault(name => package.WebResources.All(resource => resource.Row.GetAttributeValue<string>("name") != name))
                is { } missing)
            {
                throw Missing($"the web resource '{missing}', which the site map {map.Name} names");
            }
        }

        foreach (var app in package.Apps)
        {
            app.Components.Where(component => component.Type == ComponentType.Entity).ToList()
                .ForEach(table => RequireTable(table.Name, $"which the app {app.Name} names"));
            if (app.Roles.FirstOrDefault(role => !WellKnownRoles.Contains(role) && package.Roles.All(own => own.Row.Row.Id != role)) is var role
                && role != Guid.Empty)
            {
                throw Missing($"the role {role}, which the app {app.Name} names");
            }
        }

        RequirePrivileges();
    }

    private void RequirePrivileges()
    {
        var known = new PrivilegeNames(organization.Catalog.Tables.Select(table => table.Definition).Where(table => !tables.ContainsKey(table.LogicalName))
            .Concat(tables.Values));
        foreach (var role in package.Roles)
        {
            foreach (var (privilege, level) in role.Privileges)
            {
                if (known.WhyNot(privilege, level) is { } reason)
                {
                    throw ImportFaults.Make(ErrorCodes.ImportInvalidPrivilegeError,
                        $"The privilege to be imported is invalid: {privilege} of the role '{role.Row.Row["name"]}' {reason}");
                }
            }
        }

        foreach (var api in package.CustomApis)
        {
            if (api.Row.Row.GetAttributeValue<string>("executeprivilegename") is { } privilege && known.WhyNot(privilege, PrivilegeLevel.Global) is { } reason)
            {
                throw ImportFaults.Make(ErrorCodes.ImportInvalidPrivilegeError,
                    $"The privilege to be imported is invalid: {privilege} of the custom API {api.Name} {reason}");
            }
        }
    }

    private void RequireTable(string name, string why)
    {
        if (!tables.ContainsKey(name) && !organization.Catalog.TryGet(name, out _))
        {
            throw Missing($"the table '{name}', {why}");
        }
    }

    private FaultException<OrganizationServiceFault> Missing(string what) => ImportFaults.MissingDependency(package.Manifest.UniqueName, what + ".");
}

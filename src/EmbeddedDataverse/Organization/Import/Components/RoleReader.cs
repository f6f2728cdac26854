using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the security roles of customizations.xml.</summary>
internal static class RoleReader
{
    public static IEnumerable<RolePart> Read(XElement customizations)
    {
        return customizations.All("Roles", "Role").Select(ReadRole);
    }

    private static RolePart ReadRole(XElement role)
    {
        var name = role.Attr("name")!;
        var privileges = new Dictionary<string, PrivilegeLevel>(StringComparer.OrdinalIgnoreCase);
        foreach (var privilege in role.All("RolePrivileges", "RolePrivilege"))
        {
            if (!privileges.TryAdd(privilege.Attr("name")!, Enum.Parse<PrivilegeLevel>(privilege.Attr("level")!)))
            {
                throw ImportFaults.Invalid($"customizations.xml: Role[{name}]", $"The privilege {privilege.Attr("name")} is there twice.");
            }
        }

        var row = new Entity("role", role.IdAttribute("id")) { ["name"] = name, ["description"] = role.Text("Description") };
        return new RolePart(new RowPart(row) { Type = ComponentType.Role }, privileges);
    }
}

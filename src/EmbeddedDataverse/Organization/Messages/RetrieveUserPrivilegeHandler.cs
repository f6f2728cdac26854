namespace EmbeddedDataverse.Messages;

/// <summary>
/// RetrieveUserPrivilegeByPrivilegeName: an array with the privilege, or an empty one. Its elements are RolePrivilege objects of
/// Microsoft.Crm.Sdk.Proxy on the platform; here they are rows of the same content.
/// </summary>
internal sealed class RetrieveUserPrivilegeHandler : IMessageHandler
{
    private const int Global = 3;

    public OrganizationResponse Execute(Call call)
    {
        var user = call.Require<Guid>("UserId");
        var name = call.Require<string>("PrivilegeName");
        Entity[] held = call.Organization.Privileges.Holds(user, name)
            ? [new Entity("privilege") { ["PrivilegeName"] = name, ["Depth"] = Global }]
            : [];
        return call.Respond(new OrganizationResponse(), ("RolePrivileges", held));
    }
}

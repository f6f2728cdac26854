namespace EmbeddedDataverse;

/// <summary>Associate and Disassociate, of users with roles; other relationships between many and many are not there.</summary>
internal sealed class AssociateHandler(bool adds) : IMessageHandler
{
    private const string UserRoles = "systemuserroles_association";

    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<EntityReference>("Target");
        var relationship = call.Require<Relationship>("Relationship");
        var related = call.Require<EntityReferenceCollection>("RelatedEntities");
        if (relationship.SchemaName != UserRoles)
        {
            throw PlatformFaults.NotSupported($"{call.Request.RequestName} over the relationship '{relationship.SchemaName}'");
        }

        foreach (var other in related)
        {
            var (user, role) = target.LogicalName == "role" ? (other, target) : (target, other);
            if (user.LogicalName != "systemuser" || role.LogicalName != "role")
            {
                throw PlatformFaults.Invalid($"The relationship '{UserRoles}' is between systemuser and role, not {target.LogicalName} and {other.LogicalName}.");
            }

            Apply(call, user.Id, role.Id);
        }

        return call.Respond(new OrganizationResponse());
    }

    private void Apply(Call call, Guid user, Guid role)
    {
        var organization = call.Organization;
        organization.Privileges.Require(call.Caller.UserId, "prvAssignRole");
        Require(organization, "systemuser", user);
        Require(organization, "role", role);
        _ = organization.Database.Execute("DELETE FROM systemuserroles WHERE systemuserid = ?1 AND roleid = ?2", RowKeys.ToBytes(user), RowKeys.ToBytes(role));
        if (adds)
        {
            new BulkLoader(organization).Insert(organization.Catalog.Get("systemuserroles"), new Entity("systemuserroles") { ["systemuserid"] = user, ["roleid"] = role });
        }

        organization.Privileges.Invalidate();
    }

    private static void Require(Organization organization, string table, Guid id)
    {
        if (!organization.Rows.Exists(organization.Catalog.Get(table), id))
        {
            throw PlatformFaults.DoesNotExist(table, id);
        }
    }
}

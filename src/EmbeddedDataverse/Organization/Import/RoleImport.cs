namespace EmbeddedDataverse.Import;

/// <summary>Writes a role with its privileges; of a role that is there they are replaced.</summary>
internal sealed class RoleImport(Organization organization, RowImport rows)
{
    public Guid Save(RolePart role)
    {
        var row = new Entity("role", role.Row.Row.Id);
        row.Attributes.AddRange(role.Row.Row.Attributes);
        row["businessunitid"] = new EntityReference("businessunit", organization.BusinessUnitId);
        var id = rows.Save(new RowPart(row));
        _ = organization.Database.Execute("DELETE FROM roleprivileges WHERE roleid = ?1", RowKeys.ToBytes(id));
        foreach (var (name, level) in role.Privileges)
        {
            var privilege = rows.Save(new RowPart(new Entity("privilege") { ["name"] = name }, "name"));
            _ = rows.Save(new RowPart(new Entity("roleprivileges", organization.Catalog.NewId())
            {
                ["roleid"] = id,
                ["privilegeid"] = privilege,
                ["privilegedepthmask"] = (int)level
            }));
        }

        return id;
    }
}

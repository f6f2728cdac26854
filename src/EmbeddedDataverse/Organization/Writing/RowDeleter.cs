namespace EmbeddedDataverse.Writing;

/// <summary>Deletes a row and does to the rows that point to it what each relationship says. Elastic rows cascade nothing.</summary>
internal sealed class RowDeleter(Organization organization)
{
    public void Delete(Table table, Guid id, Caller caller)
    {
        organization.Privileges.Require(caller.UserId, table, "Delete");
        if (table.Kind == TableKind.Virtual)
        {
            throw PlatformFaults.NotSupported($"Writing to the virtual table '{table.Name}'");
        }

        organization.CustomApis.Deleting(table, id);
        DeleteWithReferences(table, id);
    }

    public static bool Cascades(Table table)
    {
        return table.Referencing.Any(reference => reference.Relationship.CascadeDelete != CascadeType.NoCascade);
    }

    private void DeleteWithReferences(Table table, Guid id)
    {
        foreach (var (lookup, relationship) in table.Referencing)
        {
            if (relationship.CascadeDelete != CascadeType.NoCascade)
            {
                organization.Catalog.Schema.EnsureIndex(lookup);
            }

            switch (relationship.CascadeDelete)
            {
                case CascadeType.RemoveLink:
                    _ = organization.Database.Execute(
                        $"UPDATE {lookup.Table.Sql} SET {lookup.Sql} = NULL WHERE {lookup.Sql} = ?1",
                        RowKeys.ToBytes(id));
                    break;
                case CascadeType.Restrict when Children(lookup, id).Count > 0:
                    throw PlatformFaults.Make(ErrorCodes.InvalidArgument,
                        $"The row of '{table.Name}' cannot be deleted because rows of '{lookup.Table.Name}' refer to it.");
                case CascadeType.Cascade:
                    foreach (var child in Children(lookup, id))
                    {
                        DeleteWithReferences(lookup.Table, child);
                    }

                    break;
            }
        }

        foreach (var many in StandardManyToMany.Of(table.Name))
        {
            var column = many.Seen(table.Name)!.Value.Own.Column;
            _ = organization.Database.Execute($"DELETE FROM {many.Intersect} WHERE {column} = ?1", RowKeys.ToBytes(id));
            organization.Privileges.Invalidate();
        }

        if (!organization.Rows.Delete(table, id))
        {
            throw PlatformFaults.DoesNotExist(table.Name, id);
        }
    }

    private List<Guid> Children(Column lookup, Guid id)
    {
        var children = new List<Guid>();
        var statement = organization.Database.Prepare($"SELECT {lookup.Table.PrimaryId.Sql} FROM {lookup.Table.Sql} WHERE {lookup.Sql} = ?1")
            .Bind(1, RowKeys.ToBytes(id));
        while (statement.Read())
        {
            children.Add(statement.Guid(0));
        }

        return children;
    }
}

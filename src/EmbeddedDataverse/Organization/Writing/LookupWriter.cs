namespace EmbeddedDataverse.Writing;

/// <summary>Writes lookups: their target is checked, and their companions follow.</summary>
internal sealed class LookupWriter(Organization organization)
{
    public void Set(Table table, Column column, object? value, RowValues values, Caller caller)
    {
        if (value is null)
        {
            values.Set(column, null);
            if (column.PartitionCompanion is { } cleared)
            {
                values.Set(cleared, null);
            }

            return;
        }

        if (value is not EntityReference reference)
        {
            throw PlatformFaults.Invalid($"Incorrect attribute value type {value.GetType().FullName} for attribute '{column.Name}' of '{table.Name}'.");
        }

        var targets = column.Definition.Targets;
        if (!targets.Contains(reference.LogicalName, StringComparer.Ordinal))
        {
            throw PlatformFaults.Invalid($"Attribute '{column.Name}' of '{table.Name}' cannot refer to a row of '{reference.LogicalName}'.");
        }

        var referenced = organization.Catalog.Get(reference.LogicalName);
        var isSystem = column.Type == ColumnType.Owner;
        if (!isSystem && RegistrationPrivileges.HasAppend(table.Name) && !organization.Privileges.HoldsAll(caller.UserId))
        {
            organization.Privileges.Require(caller.UserId, table, "Append");
            organization.Privileges.Require(caller.UserId, referenced, "AppendTo");
        }

        if ((referenced.Kind == TableKind.Standard || (referenced.IsElastic && organization.Options.CheckLookupsToElastic))
            && !organization.Rows.Exists(referenced, reference.Id))
        {
            throw PlatformFaults.DoesNotExist(referenced.Name, reference.Id);
        }

        values.Set(column, RowKeys.ToBytes(reference.Id));
        if (column.TypeCompanion is { } type)
        {
            values.Set(type, reference.LogicalName);
        }

        if (column.PartitionCompanion is { } partition && !values.Has(partition))
        {
            values.Set(partition, (referenced.IsElastic ? organization.Rows.PartitionOf(referenced, reference.Id) : null) ?? reference.Id.ToString("D"));
        }
    }
}

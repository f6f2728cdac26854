namespace EmbeddedDataverse;

/// <summary>Applies the platform's rules to a write: defaults, system columns, references, privileges, row versions.</summary>
internal sealed class RowWriter(Organization organization)
{
    public void Create(Table table, Entity target, Guid id, Caller caller, bool replace)
    {
        organization.Privileges.Require(caller.UserId, table, "Create");
        RequireWritable(table);
        RegistrationRules.Check(organization, table, target, creating: true);
        var values = Values(table, target, id, caller, creating: true);
        AddDefaults(table, values, caller, id);
        Stamp(table, values, caller);
        try
        {
            organization.Rows.Insert(table, id, values, replace);
        }
        catch (UniqueViolationException violation)
        {
            throw violation.PrimaryKey
                ? PlatformFaults.Make(ErrorCodes.DuplicateRecord, "Cannot insert duplicate key.")
                : DuplicateKey(table);
        }
    }

    public void Update(Table table, Entity target, Guid id, Caller caller, ConcurrencyBehavior concurrency)
    {
        organization.Privileges.Require(caller.UserId, table, "Write");
        RequireWritable(table);
        RegistrationRules.Check(organization, table, target, creating: false);
        if (concurrency == ConcurrencyBehavior.IfRowVersionMatches)
        {
            RequireVersion(table, id, target.RowVersion);
        }

        var values = Values(table, target, id, caller, creating: false);
        Stamp(table, values, caller);
        try
        {
            if (!organization.Rows.Update(table, id, values))
            {
                throw PlatformFaults.DoesNotExist(table.Name, id);
            }
        }
        catch (UniqueViolationException)
        {
            throw DuplicateKey(table);
        }
    }

    public void RequireVersion(Table table, Guid id, string? version)
    {
        if (string.IsNullOrEmpty(version))
        {
            throw PlatformFaults.Make(ErrorCodes.ConcurrencyVersionNotProvided, "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.");
        }

        var current = organization.Rows.VersionOf(table, id) ?? throw PlatformFaults.DoesNotExist(table.Name, id);
        if (current.ToString(CultureInfo.InvariantCulture) != version)
        {
            throw PlatformFaults.Make(ErrorCodes.ConcurrencyVersionMismatch, "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }

    private static void RequireWritable(Table table)
    {
        if (table.Kind == TableKind.Virtual)
        {
            throw PlatformFaults.NotSupported($"Writing to the virtual table '{table.Name}'");
        }
    }

    private RowValues Values(Table table, Entity target, Guid id, Caller caller, bool creating)
    {
        var values = new RowValues();
        foreach (var (name, value) in target.Attributes)
        {
            var column = table.Get(name);
            if (column == table.PrimaryId)
            {
                continue;
            }

            // Values for columns that only the platform sets are ignored, as it ignores them.
            if (!(creating ? column.Definition.ValidForCreate : column.Definition.ValidForUpdate))
            {
                continue;
            }

            if (column.IsLookup)
            {
                SetLookup(table, column, value, values, caller);
            }
            else
            {
                values.Set(column, ColumnCodec.ToStorage(column, value));
            }
        }

        if (!creating && table.State is { } state && table.Status is { } status && values.Has(state) && !values.Has(status)
            && target.Attributes[state.Name] is OptionSetValue given)
        {
            values.Set(status, (long)StatusOf(status, given.Value));
        }

        return values;
    }

    /// <summary>The usual reason of a state: the first one for active, the one numbered after the state otherwise.</summary>
    private static int StatusOf(Column status, int state)
    {
        var options = status.Definition.Options.Keys.Order().ToList();
        return options.Contains(state + 1) ? state + 1 : options[Math.Min(state, options.Count - 1)];
    }

    private void SetLookup(Table table, Column column, object? value, RowValues values, Caller caller)
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
        if (!isSystem && !organization.Privileges.HoldsAll(caller.UserId))
        {
            organization.Privileges.Require(caller.UserId, table, "Append");
            organization.Privileges.Require(caller.UserId, referenced, "AppendTo");
        }

        if ((referenced.Kind == TableKind.Standard || (referenced.IsElastic && organization.Options.CheckLookupsToElastic)) && !organization.Rows.Exists(referenced, reference.Id))
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

    private void AddDefaults(Table table, RowValues values, Caller caller, Guid id)
    {
        foreach (var column in table.Columns)
        {
            if (column.Definition.DefaultOption is { } option && !values.Has(column))
            {
                values.Set(column, (long)option);
            }
        }

        if (table.Owner is { } owner && !values.Has(owner))
        {
            values.Set(owner, RowKeys.ToBytes(caller.UserId));
            values.Set(owner.TypeCompanion!, "systemuser");
        }

        if (table.PartitionId is { } partition && !values.Has(partition))
        {
            values.Set(partition, id.ToString("D"));
        }

        if (table.CreatedOn is { } created)
        {
            values.Set(created, ColumnCodec.Ticks(organization.Clock.UtcNow));
            values.Set(table.CreatedBy!, RowKeys.ToBytes(caller.UserId));
            Backdate(table, values, created);
        }
    }

    /// <summary>A given overriddencreatedon becomes the row's createdon, and holds the real moment instead.</summary>
    private static void Backdate(Table table, RowValues values, Column created)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { Column.Name: "overriddencreatedon", Value: long given } overridden)
            {
                var now = ColumnCodec.Ticks(new DateTime(0, DateTimeKind.Utc));
                for (var j = 0; j < values.Count; j++)
                {
                    now = values[j].Column == created ? (long)values[j].Value! : now;
                }

                values.Set(overridden.Column, now);
                values.Set(table.CreatedOn!, given);
                return;
            }
        }
    }

    private void Stamp(Table table, RowValues values, Caller caller)
    {
        if (table.ModifiedOn is { } modified)
        {
            values.Set(modified, ColumnCodec.Ticks(organization.Clock.UtcNow));
            values.Set(table.ModifiedBy!, RowKeys.ToBytes(caller.UserId));
            values.Set(table.Version!, organization.Settings.NextVersion());
        }
    }

    private static FaultException<OrganizationServiceFault> DuplicateKey(Table table)
    {
        return PlatformFaults.Make(ErrorCodes.DuplicateRecordEntityKey, $"A record that has the attribute values of a key of '{table.Name}' already exists.");
    }
}

namespace EmbeddedDataverse.Writing;

/// <summary>Applies the platform's rules to a write: defaults, system columns, references, privileges, row versions.</summary>
internal sealed class RowWriter(Organization organization)
{
    private readonly LookupWriter lookups = new(organization);
    private readonly RowStamps stamps = new(organization);

    public void Create(Table table, Entity target, Guid id, Caller caller, bool replace)
    {
        organization.Privileges.Require(caller.UserId, table, "Create");
        RequireWritable(table);
        RegistrationRules.Check(organization, table, target, creating: true);
        var values = Values(table, target, id, caller, creating: true);
        stamps.AddDefaults(table, values, caller, id);
        stamps.Stamp(table, values, caller);
        try
        {
            organization.Rows.Insert(table, id, values, replace);
            organization.CustomApis.Created(table, target);
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
        stamps.Stamp(table, values, caller);
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
        if (table.Version is null || !table.Definition.IsOptimisticConcurrencyEnabled)
        {
            throw PlatformFaults.Make(ErrorCodes.OptimisticConcurrencyNotEnabled,
                $"Optimistic concurrency isn't enabled for entity type {table.Name}. The IfVersionMatches value of ConcurrencyBehavior can only be used if "
                + "optimistic concurrency is enabled.");
        }

        if (string.IsNullOrEmpty(version))
        {
            throw PlatformFaults.Make(ErrorCodes.ConcurrencyVersionNotProvided,
                "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.");
        }

        var current = organization.Rows.VersionOf(table, id) ?? throw PlatformFaults.DoesNotExist(table.Name, id);
        if (current.ToString(CultureInfo.InvariantCulture) != version)
        {
            throw PlatformFaults.Make(ErrorCodes.ConcurrencyVersionMismatch,
                "The version of the existing record doesn't match the RowVersion property provided.");
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
                lookups.Set(table, column, value, values, caller);
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

    private static FaultException<OrganizationServiceFault> DuplicateKey(Table table)
    {
        return PlatformFaults.Make(ErrorCodes.DuplicateRecordEntityKey, $"A record that has the attribute values of a key of '{table.Name}' already exists.");
    }
}

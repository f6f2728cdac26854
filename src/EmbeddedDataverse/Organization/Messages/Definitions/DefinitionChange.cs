namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>What every change of a definition has in common: who may, when, and under which names.</summary>
internal static class DefinitionChange
{
    public const int MaxRelationshipName = 100;

    /// <summary>
    /// Makes the change in a transaction of its own. Inside another one, as in a synchronous step, it is refused unless the switch allows it.
    /// </summary>
    public static void Apply(Call call, Action change, params string[] privileges)
    {
        var organization = call.Organization;
        foreach (var privilege in privileges)
        {
            organization.Privileges.Require(call.Caller.UserId, privilege);
        }

        if (call.Caller.Transaction is not null)
        {
            if (!organization.Options.AllowMetadataChangesInTransaction)
            {
                throw PlatformFaults.DefinitionChangeInTransaction();
            }

            change();
            return;
        }

        organization.Database.Begin();
        try
        {
            change();
            organization.Database.Commit();
        }
        catch
        {
            organization.Database.Rollback();
            organization.Catalog.Reload();
            throw;
        }
    }

    public static void RequirePrefix(Organization organization, string schemaName, int code = ErrorCodes.InvalidArgument)
    {
        if (organization.Options.CustomizationPrefixes is { } prefixes
            && !prefixes.Any(prefix => schemaName.StartsWith(prefix + "_", StringComparison.OrdinalIgnoreCase)))
        {
            throw PlatformFaults.Make(code,
                $"'{schemaName}' does not begin with a valid customization prefix. The prefix should match the one of the solution's publisher.");
        }
    }

    public static void RequireNewColumn(Table table, string logicalName)
    {
        if (table.TryGet(logicalName, out _))
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateAttributeSchemaName, $"Attribute with name '{logicalName}' already exists in entity '{table.Name}'.");
        }
    }

    public static void RequireCustomizable(Table table)
    {
        if (!table.Definition.CanCreateAttributes)
        {
            throw PlatformFaults.Make(ErrorCodes.EntityIsNotCustomizable, $"The entity '{table.Name}' is not customizable.");
        }
    }
}

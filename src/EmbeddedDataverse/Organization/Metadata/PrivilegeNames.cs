namespace EmbeddedDataverse.Metadata;

/// <summary>The privileges that there are: those of tables, made of an access and the table's schema name, and some others.</summary>
internal sealed class PrivilegeNames
{
    private static readonly string[] Accesses = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    /// <summary>Privileges that belong to no table of the embedded Dataverse ("Privileges by message").</summary>
    private static readonly string[] Others =
    [
        "prvCreateEntity", "prvReadEntity", "prvWriteEntity", "prvDeleteEntity",
        "prvCreateAttribute", "prvReadAttribute", "prvWriteAttribute", "prvDeleteAttribute",
        "prvCreateRelationship", "prvReadRelationship", "prvWriteRelationship", "prvDeleteRelationship",
        "prvCreateEntityMap", "prvReadEntityMap", "prvWriteEntityMap",
        "prvReadOptionSet", "prvReadOrganization", "prvReadUserSettings", "prvReadCustomization", "prvWriteCustomization", "prvPublishCustomization",
            "prvImportCustomization", "prvExportCustomization",
        "prvAssignRole", "prvBypassCustomBusinessLogic", "prvBypassCustomPlugins",
    ];

    private readonly Dictionary<string, bool> onlyGlobal = new(StringComparer.OrdinalIgnoreCase);

    public PrivilegeNames(IEnumerable<TableDefinition> tables)
    {
        foreach (var table in tables)
        {
            var isOwned = table.Ownership == TableOwnership.User;
            var hasAppend = RegistrationPrivileges.HasAppend(table.LogicalName);
            foreach (var access in Accesses.Where(access =>
                (isOwned || access is not ("Assign" or "Share")) && (hasAppend || access is not ("Append" or "AppendTo"))))
            {
                onlyGlobal[Of(table.LogicalName, table.SchemaName, access)] = !isOwned;
            }
        }

        foreach (var name in Others)
        {
            onlyGlobal[name] = true;
        }
    }

    /// <summary>The privilege that an access to a table needs, for example prvReadContact.</summary>
    public static string Of(string table, string? schemaName, string access) => table switch
    {
        "systemuser" => $"prv{access}User",
        "savedquery" => $"prv{access}Query",
        "sdkmessagefilter" => $"prv{access}SdkMessage",
        "environmentvariablevalue" => $"prv{access}EnvironmentVariableDefinition",
        _ => $"prv{access}{schemaName ?? table}",
    };

    /// <summary>Why a role cannot hold a privilege at a level; null when it can.</summary>
    public string? WhyNot(string privilege, PrivilegeLevel level)
    {
        return !onlyGlobal.TryGetValue(privilege, out var global) ? "does not exist."
            : global && level != PrivilegeLevel.Global ? $"has the level {level}, and there is only Global."
            : level == PrivilegeLevel.Basic ? "has the level Basic, and the embedded Dataverse does not tell a user's own rows from others."
            : null;
    }
}

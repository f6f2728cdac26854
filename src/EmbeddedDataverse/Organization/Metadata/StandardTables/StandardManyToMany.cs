namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>The relationships between many and many that every organisation has.</summary>
internal static class StandardManyToMany
{
    /// <summary>Roles of users.</summary>
    public const string UserRoles = "systemuserroles_association";

    /// <summary>Roles of teams.</summary>
    public const string TeamRoles = "teamroles_association";

    /// <summary>Members of teams.</summary>
    public const string TeamMembers = "teammembership_association";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ManyToManyDefinition> All { get; } =
    [
        new(UserRoles, ("systemuser", "systemuserid"), ("role", "roleid"), "systemuserroles"),
        new(TeamRoles, ("team", "teamid"), ("role", "roleid"), "teamroles"),
        new(TeamMembers, ("team", "teamid"), ("systemuser", "systemuserid"), "teammembership"),
    ];

    public static ManyToManyDefinition? Find(string? schemaName)
    {
        return All.FirstOrDefault(relationship => relationship.SchemaName == schemaName);
    }

    public static IEnumerable<ManyToManyDefinition> Of(string table)
    {
        return All.Where(relationship => relationship.Seen(table) is not null);
    }
}

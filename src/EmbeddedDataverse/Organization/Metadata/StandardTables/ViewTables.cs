namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>The views that users save for themselves, and who is in a team and which roles that has.</summary>
internal static class ViewTables
{
    public const string Text = """
        table userquery UserQuery user 4230 userqueryid name
        name text(200)
        description memo
        returnedtypecode entity
        querytype int
        fetchxml memo
        layoutxml memo
        table teammembership TeamMembership none 23 teammembershipid - locked
        teamid guid
        systemuserid guid
        table teamroles TeamRoles none 40 teamroleid - locked
        teamid guid
        roleid guid
        """;
}

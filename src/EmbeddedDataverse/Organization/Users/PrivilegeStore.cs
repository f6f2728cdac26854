namespace EmbeddedDataverse.Users;

/// <summary>
/// Which user holds which privilege: those given one by one, and those of the user's roles. SYSTEM and administrators hold all.
/// There is one business unit, so the levels above Basic reach equally far.
/// </summary>
internal sealed class PrivilegeStore
{
    public const string Administrator = "System Administrator";

    private const string OfRoles = """
        SELECT r.name, p.name FROM (
            SELECT roleid FROM systemuserroles WHERE systemuserid = ?1
            UNION SELECT t.roleid FROM teammembership m JOIN teamroles t ON t.teamid = m.teamid WHERE m.systemuserid = ?1) u
        JOIN role r ON r.roleid = u.roleid
        LEFT JOIN roleprivileges h ON h.roleid = u.roleid LEFT JOIN privilege p ON p.privilegeid = h.privilegeid
        """;

    private readonly Database database;
    private readonly Dictionary<Guid, HashSet<string>> given = [];
    private readonly Dictionary<Guid, HashSet<string>> held = [];

    public PrivilegeStore(Database database, Guid systemUser)
    {
        this.database = database;
        SystemUser = systemUser;
        database.Run("CREATE TABLE IF NOT EXISTS _privilege (userid BLOB, name TEXT, PRIMARY KEY (userid, name)) WITHOUT ROWID");
        var statement = database.Prepare("SELECT userid, name FROM _privilege");
        while (statement.Read())
        {
            _ = GivenTo(statement.Guid(0)).Add(statement.Text(1));
        }
    }

    public Guid SystemUser { get; }

    public void Grant(Guid user, string privilege)
    {
        _ = database.Execute("INSERT OR IGNORE INTO _privilege VALUES (?1, ?2)", RowKeys.ToBytes(user), privilege);
        _ = GivenTo(user).Add(privilege);
        Invalidate();
    }

    public void Revoke(Guid user, string privilege)
    {
        _ = database.Execute("DELETE FROM _privilege WHERE userid = ?1 AND name = ?2 COLLATE NOCASE", RowKeys.ToBytes(user), privilege);
        _ = GivenTo(user).Remove(privilege);
        Invalidate();
    }

    /// <summary>Roles or what they hold have changed.</summary>
    public void Invalidate()
    {
        held.Clear();
    }

    public bool Holds(Guid user, string privilege)
    {
        return HoldsAll(user) || HeldBy(user).Contains(privilege);
    }

    public void Require(Guid user, Table table, string access)
    {
        if (HoldsAll(user))
        {
            return;
        }

        var privilege = table.Privilege(access);
        if (!Holds(user, privilege))
        {
            throw PlatformFaults.PrivilegeDenied(user, privilege, table.Name);
        }
    }

    public void Require(Guid user, string privilege)
    {
        if (!Holds(user, privilege))
        {
            throw PlatformFaults.PrivilegeDenied(user, privilege, "organization");
        }
    }

    public bool HoldsAll(Guid user)
    {
        return user == SystemUser || HeldBy(user).Contains(Administrator);
    }

    private HashSet<string> HeldBy(Guid user)
    {
        if (held.TryGetValue(user, out var names))
        {
            return names;
        }

        names = new HashSet<string>(GivenTo(user), StringComparer.OrdinalIgnoreCase);
        var statement = database.Prepare(OfRoles).Bind(1, RowKeys.ToBytes(user));
        while (statement.Read())
        {
            _ = statement.Text(0) == Administrator && names.Add(Administrator);
            _ = !statement.IsNull(1) && names.Add(statement.Text(1));
        }

        held.Add(user, names);
        return names;
    }

    private HashSet<string> GivenTo(Guid user)
    {
        if (!given.TryGetValue(user, out var names))
        {
            names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            given.Add(user, names);
        }

        return names;
    }
}

namespace EmbeddedDataverse;

/// <summary>Which user holds which privilege. SYSTEM and administrators hold all.</summary>
internal sealed class PrivilegeStore
{
    public const string Administrator = "System Administrator";

    private readonly Database database;
    private readonly Dictionary<Guid, HashSet<string>> held = [];

    public PrivilegeStore(Database database, Guid systemUser)
    {
        this.database = database;
        SystemUser = systemUser;
        database.Run("CREATE TABLE IF NOT EXISTS _privilege (userid BLOB, name TEXT, PRIMARY KEY (userid, name)) WITHOUT ROWID");
        var statement = database.Prepare("SELECT userid, name FROM _privilege");
        while (statement.Read())
        {
            _ = Of(statement.Guid(0)).Add(statement.Text(1));
        }
    }

    public Guid SystemUser { get; }

    public void Grant(Guid user, string privilege)
    {
        _ = database.Execute("INSERT OR IGNORE INTO _privilege VALUES (?1, ?2)", RowKeys.ToBytes(user), privilege);
        _ = Of(user).Add(privilege);
    }

    public void Revoke(Guid user, string privilege)
    {
        _ = database.Execute("DELETE FROM _privilege WHERE userid = ?1 AND name = ?2 COLLATE NOCASE", RowKeys.ToBytes(user), privilege);
        _ = Of(user).Remove(privilege);
    }

    public bool Holds(Guid user, string privilege)
    {
        return HoldsAll(user) || (held.TryGetValue(user, out var names) && names.Contains(privilege));
    }

    public void Require(Guid user, Table table, string access)
    {
        if (HoldsAll(user))
        {
            return;
        }

        var privilege = RegistrationPrivileges.NameOf(table, access);
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
        return user == SystemUser || (held.TryGetValue(user, out var names) && names.Contains(Administrator));
    }

    private HashSet<string> Of(Guid user)
    {
        if (!held.TryGetValue(user, out var names))
        {
            names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            held.Add(user, names);
        }

        return names;
    }
}

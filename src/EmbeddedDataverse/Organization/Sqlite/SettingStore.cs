namespace EmbeddedDataverse.Sqlite;

/// <summary>What the organisation knows of itself: its id, its name, its seed, and how far version numbers were given out.</summary>
internal sealed class SettingStore
{
    private const long Block = 1_000_000;
    private readonly Database database;
    private long nextVersion;
    private long versionLimit;

    public SettingStore(Database database)
    {
        this.database = database;
        database.Run("CREATE TABLE IF NOT EXISTS _setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
        nextVersion = long.Parse(Get("version") ?? "1000", CultureInfo.InvariantCulture);
        versionLimit = nextVersion;
    }

    public string? Get(string name)
    {
        var statement = database.Prepare("SELECT value FROM _setting WHERE name = ?1").Bind(1, name);
        var value = statement.Read() ? statement.Text(0) : null;
        statement.Reset();
        return value;
    }

    public void Set(string name, string value)
    {
        _ = database.ExecuteSurviving("INSERT OR REPLACE INTO _setting (name, value) VALUES (?1, ?2)", name, value);
    }

    /// <summary>The next row version. Blocks are reserved in the file, so a number is never given out twice.</summary>
    public long NextVersion()
    {
        if (nextVersion >= versionLimit)
        {
            versionLimit = nextVersion + Block;
            Set("version", versionLimit.ToString(CultureInfo.InvariantCulture));
        }

        return nextVersion++;
    }
}

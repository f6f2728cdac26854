namespace EmbeddedDataverse.Sqlite;

/// <summary>SQLite refused a row because its key is taken.</summary>
internal sealed class UniqueViolationException(bool primaryKey) : Exception("A row with this key exists already.")
{
    public bool PrimaryKey { get; } = primaryKey;
}

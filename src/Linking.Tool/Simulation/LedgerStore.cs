using Linking.Tool.Report;
using Microsoft.Data.Sqlite;

namespace Linking.Tool.Simulation;

/// <summary>
/// What is known of each source row over the unifications, in a temporary database of SQLite's own: memory holds its page cache, whatever
/// the number of rows.
/// </summary>
internal sealed class LedgerStore : IDisposable
{
    private readonly SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = "", Pooling = false }.ToString());
    private readonly SqliteCommand link;
    private readonly SqliteCommand name;
    private readonly SqliteCommand find;
    private readonly SqliteCommand close;
    private readonly SqliteTransaction transaction;

    public LedgerStore()
    {
        connection.Open();

        // Nothing here is ever undone, so nothing is kept for that.
        Run("PRAGMA journal_mode = OFF");
        Run("PRAGMA cache_size = -16384");
        Run("CREATE TABLE row (source TEXT, id BLOB, before BLOB, after BLOB, pair INTEGER, change INTEGER, PRIMARY KEY (source, id)) WITHOUT ROWID");
        transaction = connection.BeginTransaction();
        link = Prepare("INSERT INTO row (source, id, before) VALUES ($0, $1, $2)", 3);
        name = Prepare("INSERT INTO row (source, id, pair) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE SET pair = coalesce(pair, excluded.pair)", 3);
        find = Prepare("SELECT before, pair FROM row WHERE source = $0 AND id = $1", 2);
        close = Prepare("INSERT INTO row (source, id, after, change) VALUES ($0, $1, $2, $3) ON CONFLICT DO UPDATE SET after = excluded.after, change = "
            + "excluded.change", 4);
    }

    /// <summary>Notes a link that was there before any unification.</summary>
    public void Link(string table, Guid row, Guid profile) => Execute(link, table, Bytes(row), Bytes(profile));

    /// <summary>Makes what a unification led to what was there before the next one, and forgets which keys named a row.</summary>
    public void Turn()
    {
        Run("DELETE FROM row WHERE change IS NOT NULL AND after IS NULL");
        Run("UPDATE row SET before = after WHERE change IS NOT NULL");
        Run("UPDATE row SET after = NULL, pair = NULL, change = NULL");
    }

    /// <summary>Notes that keys of a pair name a row; the first pair counts.</summary>
    public void Name(string table, Guid row, int pair) => Execute(name, table, Bytes(row), (long)pair);

    /// <summary>The profile that a row was linked to before, empty for none, and the pair whose keys name it.</summary>
    public (Guid Before, int? Pair) Find(string table, Guid row)
    {
        Bind(find, table, Bytes(row));
        using var reader = find.ExecuteReader();
        return reader.Read() ? (Profile(reader, 0), reader.IsDBNull(1) ? null : reader.GetInt32(1)) : (Guid.Empty, null);
    }

    /// <summary>Notes what a unification did to a row.</summary>
    public void Close(string table, LedgerRow row) =>
        Execute(close, table, Bytes(row.Id), row.Profile == Guid.Empty ? DBNull.Value : Bytes(row.Profile), (long)row.Change);

    /// <summary>The rows that the last unification examined or left a link on, by table and id.</summary>
    public IEnumerable<(string Table, LedgerRow Row)> Closed()
    {
        using var all = Prepare("SELECT source, id, after, change FROM row WHERE change IS NOT NULL ORDER BY source, id", 0);
        using var reader = all.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetString(0), new LedgerRow(Profile(reader, 1), Profile(reader, 2), (Change)reader.GetInt32(3)));
        }
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[link, name, find, close])
        {
            command.Dispose();
        }

        transaction.Dispose();
        connection.Dispose();
    }

    /// <summary>In this form the database orders GUIDs as they compare.</summary>
    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static Guid Profile(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? Guid.Empty : new Guid(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    private static void Bind(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static void Execute(SqliteCommand command, params object[] values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = Prepare(sql, 0);
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // The statements of this class: nothing in them comes from elsewhere.
    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = new SqliteCommand(sql, connection, transaction);
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }
#pragma warning restore CA2100
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmbeddedDataverse.Sqlite;

/// <summary>
/// The one open connection, its prepared statements and the transaction. Writes to elastic tables survive a roll-back: they are
/// remembered while a transaction is open and made again after it was undone.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>
    /// How a file is kept: nobody else may read or write it meanwhile, a commit appends to the log and waits for no disk, and the cache holds 32 MB of pages. A
    /// file is a rehearsal
    /// that can be repeated; after a power cut it lacks the last commits, and is never torn.
    /// </summary>
    internal static readonly IReadOnlyList<string> FileSettings =
    [
        "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -32768", "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
        "PRAGMA wal_autocheckpoint = 8192",
    ];

    /// <summary>Some ten thousand steps of SQLite's machine take less than a millisecond.</summary>
    private const int StepsBetweenLooks = 10_000;

    private readonly SqliteConnection connection;
    private readonly string? file;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly List<(string Sql, object?[] Values)> survivors = [];

    public Database(string? path, Database? template = null)
    {
        Batteries_V2.Init();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false }.ToString());
        connection.Open();
        Handle = connection.Handle!;
        try
        {
            Own(path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        file = path;
        template?.CopyTo(connection);
        _ = raw.sqlite3__create_collation_utf8(Handle, TextCollation.Name, null, (_, left, right) => TextCollation.Compare(left, right));
        RegisterFunctions();
    }

    public sqlite3 Handle { get; }

    public bool InTransaction { get; private set; }

    /// <summary>The mix behind row ids; set once the organisation's seed is known.</summary>
    public RowKeys Keys { get; set; } = new(0);

    /// <summary>Ends reads outside of a transaction, and is looked at before each call.</summary>
    public CancellationToken Cancellation { get; private set; }

    /// <summary>Lets a token end what is read from now on.</summary>
    public void StopWith(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        raw.sqlite3_progress_handler(Handle, cancellation.CanBeCanceled ? StepsBetweenLooks : 0, cancellation.CanBeCanceled ? Stops : null, null);
    }

    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(Handle, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    public int Execute(string sql, params object?[] values)
    {
        return Prepare(sql).Bind(values).Execute();
    }

    /// <summary>A write that must outlive the transaction it happens in.</summary>
    public int ExecuteSurviving(string sql, params object?[] values)
    {
        var changed = Execute(sql, values);
        if (InTransaction)
        {
            survivors.Add((sql, values));
        }

        return changed;
    }

    public void Begin()
    {
        _ = Execute("BEGIN IMMEDIATE");
        InTransaction = true;
    }

    public void Commit()
    {
        _ = Execute("COMMIT");
        InTransaction = false;
        survivors.Clear();
    }

    public void Rollback()
    {
        // Of its own accord SQLite has rolled back already when the disk is full or fails.
        if (raw.sqlite3_get_autocommit(Handle) == 0)
        {
            _ = Execute("ROLLBACK");
        }

        InTransaction = false;
        if (survivors.Count == 0)
        {
            return;
        }

        _ = Execute("BEGIN IMMEDIATE");
        foreach (var (sql, values) in survivors)
        {
            _ = Execute(sql, values);
        }

        _ = Execute("COMMIT");
        survivors.Clear();
    }

    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of schema: every name in them comes from metadata, which admits letters, digits and underscores only.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        if (file is not null)
        {
            FileOwner.Withdraw(file);
        }

        connection.Dispose();
    }

    /// <summary>Takes the file for this process alone, by SQLite's lock, which ends with the process however that ends.</summary>
    private void Own(string? path)
    {
        foreach (var setting in FileSettings)
        {
            if (setting.Contains("journal_mode", StringComparison.Ordinal))
            {
                RefuseOthers(path);
            }

            Must(raw.sqlite3_exec(Handle, setting), path);
        }

        // The lock is taken by the first write, and kept.
        Must(raw.sqlite3_exec(Handle, "BEGIN IMMEDIATE; COMMIT"), path);
        if (path is not null)
        {
            FileOwner.Announce(path);
        }
    }

    /// <summary>A database that is none of an organisation is left as it is.</summary>
    private void RefuseOthers(string? path)
    {
        Must(raw.sqlite3_prepare_v2(Handle, "SELECT count(*), coalesce(sum(name = '_setting'), 0) FROM sqlite_master", out var tables), path);
        using (tables)
        {
            var found = raw.sqlite3_step(tables);
            Must(found == raw.SQLITE_ROW ? raw.SQLITE_OK : found, path);
            if (raw.sqlite3_column_int64(tables, 0) > 0 && raw.sqlite3_column_int64(tables, 1) == 0)
            {
                throw new IOException($"The file '{path}' is a database, but no organisation. Name another file, or one that does not exist.");
            }
        }
    }

    private void Must(int code, string? path)
    {
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && path is not null)
        {
            throw new OrganizationInUseException(path, FileOwner.Of(path));
        }

        SqliteException.ThrowExceptionForRC(code, Handle);
    }

    /// <summary>A write is not ended half way: the next call in its transaction is refused instead.</summary>
    private int Stops(object data) => !InTransaction && Cancellation.IsCancellationRequested ? 1 : 0;

    private void CopyTo(SqliteConnection copy)
    {
        lock (statements)
        {
            connection.BackupDatabase(copy);
        }
    }

    private void RegisterFunctions()
    {
        connection.CreateFunction("row_key", (byte[]? id) => id is null ? (long?)null : Keys.Of(RowKeys.FromBytes(id)), isDeterministic: true);
        connection.CreateFunction("as_written", (byte[]? id) => id is null ? null : RowKeys.AsWritten(id), isDeterministic: true);
        connection.CreateFunction("matches", (string? text, string pattern) =>
            text is null ? (bool?)null : LikePattern.Matches(pattern, text), isDeterministic: true);
        connection.CreateFunction("date_part", (long? ticks, int grouping) => AggregateSql.DatePart(ticks, grouping), isDeterministic: true);
        connection.CreateFunction(
            "matches_any_case",
            (string? text, string pattern) => text is null ? (bool?)null : LikePattern.Matches(pattern.ToUpperInvariant(), text.ToUpperInvariant()),
            isDeterministic: true);
    }
}

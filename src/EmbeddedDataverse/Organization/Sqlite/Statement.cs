using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmbeddedDataverse.Sqlite;

/// <summary>A prepared statement that is kept for the life of the connection.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        var result = raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle);
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection).utf8_to_string() + ": " + sql, result);
        }
    }

    public Statement Bind(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Bind(i + 1, values[i]);
        }

        return this;
    }

    public Statement Bind(int index, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(handle, index),
            long number => raw.sqlite3_bind_int64(handle, index, number),
            string text => raw.sqlite3_bind_text(handle, index, text),
            byte[] bytes => raw.sqlite3_bind_blob(handle, index, bytes),
            double number => raw.sqlite3_bind_double(handle, index, number),
            int number => raw.sqlite3_bind_int64(handle, index, number),
            bool flag => raw.sqlite3_bind_int64(handle, index, flag ? 1 : 0),
            _ => throw new ArgumentException("SQLite has no type for " + value.GetType().Name, nameof(value)),
        };
        return this;
    }

    public Statement Bind(int index, long value)
    {
        _ = raw.sqlite3_bind_int64(handle, index, value);
        return this;
    }

    public void Bind(int index, ReadOnlySpan<byte> value, bool isText)
    {
        _ = isText ? raw.sqlite3_bind_text(handle, index, value) : raw.sqlite3_bind_blob(handle, index, value);
    }

    public void BindNull(int index)
    {
        _ = raw.sqlite3_bind_null(handle, index);
    }

    /// <summary>Runs a statement that gives no rows; what is bound stays so for the next time.</summary>
    public void ExecuteKeepingBindings()
    {
        if (raw.sqlite3_step(handle) != raw.SQLITE_DONE)
        {
            throw Failure();
        }

        _ = raw.sqlite3_reset(handle);
    }

    /// <summary>Runs to the end and says how many rows changed.</summary>
    public int Execute()
    {
        while (Read())
        {
        }

        return raw.sqlite3_changes(connection);
    }

    /// <summary>Goes to the next row; at the end the statement is ready for the next use.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result == raw.SQLITE_DONE)
        {
            Reset();
            return false;
        }

        throw Failure();
    }

    public void Reset()
    {
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
    }

    public bool IsNull(int column)
    {
        return raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;
    }

    public long Int64(int column)
    {
        return raw.sqlite3_column_int64(handle, column);
    }

    public double Double(int column)
    {
        return raw.sqlite3_column_double(handle, column);
    }

    public string Text(int column)
    {
        return raw.sqlite3_column_text(handle, column).utf8_to_string();
    }

    public Guid Guid(int column)
    {
        return RowKeys.FromBytes(raw.sqlite3_column_blob(handle, column));
    }

    /// <summary>The value as SQLite keeps it.</summary>
    public object? Raw(int column)
    {
        return raw.sqlite3_column_type(handle, column) switch
        {
            raw.SQLITE_INTEGER => Int64(column),
            raw.SQLITE_FLOAT => Double(column),
            raw.SQLITE_TEXT => Text(column),
            raw.SQLITE_BLOB => raw.sqlite3_column_blob(handle, column).ToArray(),
            _ => null,
        };
    }

    public void Dispose()
    {
        handle.Dispose();
    }

    private Exception Failure()
    {
        var code = raw.sqlite3_extended_errcode(connection);
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        Reset();
        if ((code & 0xFF) == raw.SQLITE_INTERRUPT)
        {
            return new OperationCanceledException(message);
        }

        return code is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID
            ? new UniqueViolationException(code != raw.SQLITE_CONSTRAINT_UNIQUE)
            : new SqliteException(message, code & 0xFF, code);
    }
}

using EmbeddedDataverse;
using Microsoft.Data.Sqlite;

namespace Linking.Benchmarks.Embedded;

/// <summary>An organisation's file as a program of its own opens it: through Microsoft.Data.Sqlite, with the settings of the embedded Dataverse.</summary>
internal sealed class BareDatabase : IDisposable
{
    private readonly SqliteConnection connection;

    public BareDatabase(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        foreach (var setting in Organization.FileSettings)
        {
            using var command = Command(setting);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A prepared statement whose parameters are called $0, $1 and so on.</summary>
    public SqliteCommand Prepare(string sql, int parameters)
    {
        var command = Command(sql);
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        command.Prepare();
        return command;
    }

    /// <summary>The rows of a query.</summary>
    public List<object[]> Read(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public SqliteTransaction Begin() => connection.BeginTransaction();

    public void Dispose() => connection.Dispose();

#pragma warning disable CA2100 // The statements of benchmarks: nothing in them comes from elsewhere.
    private SqliteCommand Command(string sql) => new(sql, connection);
#pragma warning restore CA2100
}

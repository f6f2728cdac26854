using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Checking;

/// <summary>
/// Looks through an organisation's file: the pages and indexes by SQLite's own check, each table against its definition, each row
/// against its key, and that no row version is there twice or beyond those given out.
/// </summary>
internal sealed class FileCheck
{
    private const int MostProblems = 100;

    private readonly List<string> problems = [];

    public static OrganizationCheck Run(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new FileNotFoundException($"There is no file '{path}'.", path)
            : file.Length == 0 ? new OrganizationCheck(["The file is empty."], 0, 0)
            : new FileCheck().Look(path);
    }

    private OrganizationCheck Look(string path)
    {
        try
        {
            using var database = new Database(path);
            return Look(database);
        }
        catch (SqliteException exception)
        {
            Add($"SQLite cannot read the file: {exception.Message}");
        }
        catch (Exception exception) when (exception is KeyNotFoundException or JsonException or FormatException)
        {
            Add($"The definitions of tables cannot be read: {exception.Message}");
        }

        return new OrganizationCheck(problems, 0, 0);
    }

    private OrganizationCheck Look(Database database)
    {
        Pages(database);
        var settings = new SettingStore(database);
        if (settings.Get("seed") is not { } seed)
        {
            Add("The file is no organisation: it does not say its seed.");
            return new OrganizationCheck(problems, 0, 0);
        }

        database.Keys = new RowKeys(long.Parse(seed, CultureInfo.InvariantCulture));
        var limit = long.Parse(settings.Get("version") ?? "0", CultureInfo.InvariantCulture);
        var tables = new Catalog(database, settings, new TableSchemaWriter(database, settings.Get("elastictextcasesensitive") == "1")).Tables;
        var rows = 0L;
        foreach (var table in tables)
        {
            rows += Rows(database, table, limit);
        }

        return new OrganizationCheck(problems, tables.Count, rows);
    }

    private void Pages(Database database)
    {
        var statement = database.Prepare(string.Create(CultureInfo.InvariantCulture, $"PRAGMA integrity_check({MostProblems})"));
        while (statement.Read())
        {
            if (statement.Text(0) is var found && found != "ok")
            {
                Add(found);
            }
        }

        statement.Reset();
    }

    private long Rows(Database database, Table table, long limit)
    {
        var missing = Missing(database, table);
        if (missing.Count > 0)
        {
            Add($"The table {table.Name} lacks {string.Join(", ", missing)}, which its definition has.");
            return 0;
        }

        var id = table.PrimaryId.Sql;
        Count(database, $"SELECT count(*) FROM {table.Sql} WHERE {id} IS NULL OR _key <> row_key({id})", count =>
            $"{count} rows of {table.Name} do not stand under the key of their id.");
        if (table.Version is { } version)
        {
            Count(
                database,
                $"SELECT count(*) - count(DISTINCT {version.Sql}) FROM {table.Sql} WHERE {version.Sql} IS NOT NULL",
                count => $"{count} rows of {table.Name} have a row version that another one has.");
            Count(
                database,
                string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM {table.Sql} WHERE {version.Sql} >= {limit}"),
                count => $"{count} rows of {table.Name} have a row version that was not given out.");
        }

        return One(database, $"SELECT count(*) FROM {table.Sql}");
    }

    private static List<string> Missing(Database database, Table table)
    {
        var statement = database.Prepare($"SELECT name FROM pragma_table_xinfo('{table.Name}')");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (statement.Read())
        {
            _ = names.Add(statement.Text(0));
        }

        statement.Reset();
        return [.. table.Columns.Select(column => column.Name).Where(name => !names.Contains(name))];
    }

    private void Count(Database database, string sql, Func<long, string> problem)
    {
        if (One(database, sql) is > 0 and var count)
        {
            Add(problem(count));
        }
    }

    private static long One(Database database, string sql)
    {
        var statement = database.Prepare(sql);
        var value = statement.Read() ? statement.Int64(0) : 0;
        statement.Reset();
        return value;
    }

    private void Add(string problem)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(problem);
        }
    }
}

using EmbeddedDataverse.Files;
using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Tests.Storage;

public sealed class OwnerTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    [Fact]
    public void One_at_a_time_has_a_file_and_the_next_is_told_who()
    {
        using (Open())
        {
            var refusal = Assert.Throws<OrganizationInUseException>(Open);
            Assert.Equal((Environment.ProcessId, Environment.MachineName, path), (refusal.ProcessId!.Value, refusal.MachineName, refusal.File));
            Assert.NotEmpty(refusal.ProcessName!);
            Assert.Equal(DateTimeKind.Utc, refusal.Since!.Value.Kind);
            Assert.Contains($"the process {Environment.ProcessId} (", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("end that one", refusal.Message, StringComparison.Ordinal);
            Assert.Throws<OrganizationInUseException>(() => Organization.Check(path));
        }

        Assert.False(File.Exists(path + ".owner"));
        Open().Dispose();
    }

    [Fact]
    public void What_a_killed_process_left_keeps_nobody_out()
    {
        Open().Dispose();
        File.WriteAllText(path + ".owner", """{"ProcessId":1,"ProcessName":"gone","MachineName":"m","Since":"2026-01-01T00:00:00Z"}""");
        using var organization = Open();
        Assert.Equal(Environment.ProcessId, Assert.Throws<OrganizationInUseException>(Open).ProcessId);
    }

    [Fact]
    public void Without_a_word_of_the_owner_it_is_another_program()
    {
        using var organization = Open();
        File.WriteAllText(path + ".owner", "{");
        var refusal = Assert.Throws<OrganizationInUseException>(Open);
        Assert.Null(refusal.ProcessId);
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_opening_leaves_the_file_free()
    {
        Run("CREATE TABLE _setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID; INSERT INTO _setting VALUES ('organizationid', 'x')");
        _ = Assert.Throws<FormatException>(Open);
        Run("DELETE FROM _setting");
        Open().Dispose();
    }

    [Fact]
    public void A_database_that_is_none_of_an_organisation_is_left_as_it_is()
    {
        Run("CREATE TABLE other (id INTEGER)");
        var before = File.ReadAllBytes(path);
        Assert.Contains("no organisation", Assert.Throws<IOException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    private Organization Open() => Organization.Open(new OrganizationOptions { Path = path });

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }
}

using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Tests.Storage;

public sealed class CheckTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    public CheckTests()
    {
        using var organization = Sample.Open(new OrganizationOptions { Path = path });
        _ = organization.CreateContact("Ada");
        _ = organization.CreateContact("Bob");
        _ = organization.System.Create(Sample.Row(Sample.Profile, "elastic"));
    }

    [Fact]
    public void A_file_that_was_closed_is_whole()
    {
        var check = Organization.Check(path);
        Assert.True(check.IsWhole, string.Join('\n', check.Problems));
        Assert.True(check.Tables > 10);
        Assert.True(check.Rows > 100);
    }

    [Theory]
    [InlineData("UPDATE contact SET versionnumber = (SELECT max(versionnumber) FROM contact)", "1 rows of contact have a row version that another one has.")]
    [InlineData("UPDATE contact SET versionnumber = 9000000000 WHERE lastname = 'Ada'", "1 rows of contact have a row version that was not given out.")]
    [InlineData("UPDATE contact SET _key = 5 WHERE lastname = 'Ada'", "1 rows of contact do not stand under the key of their id.")]
    [InlineData("ALTER TABLE contact DROP COLUMN jobtitle", "The table contact lacks jobtitle, which its definition has.")]
    [InlineData("DROP TABLE _setting; CREATE TABLE _setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
        "The file is no organisation: it does not say its seed.")]
    public void What_does_not_agree_is_said(string damage, string problem)
    {
        Run(damage);
        var check = Organization.Check(path);
        Assert.False(check.IsWhole);
        Assert.Contains(problem, check.Problems);
    }

    [Fact]
    public void A_torn_page_is_found()
    {
        var bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0x5A, bytes.Length / 2, bytes.Length / 4);
        File.WriteAllBytes(path, bytes);
        var check = Organization.Check(path);
        Assert.False(check.IsWhole);
        Assert.InRange(check.Problems.Count, 1, 100);
    }

    [Fact]
    public void What_is_no_organisation_is_said()
    {
        File.WriteAllText(path, "no database at all, and longer than the head of one: " + new string('x', 200));
        Assert.Contains("SQLite cannot read the file", Assert.Single(Organization.Check(path).Problems), StringComparison.Ordinal);
        File.WriteAllText(path, "");
        Assert.Equal(["The file is empty."], Organization.Check(path).Problems);
        _ = Assert.Throws<FileNotFoundException>(() => Organization.Check(path + "x"));
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.CreateCollation("DATAVERSE", string.CompareOrdinal);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }
}

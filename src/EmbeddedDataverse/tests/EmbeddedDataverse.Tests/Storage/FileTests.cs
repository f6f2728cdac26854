using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Tests.Storage;

public sealed class FileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    [Fact]
    public void A_second_opening_finds_tables_rows_privileges_steps_and_pending_jobs()
    {
        Guid id, user, contact;
        using (var first = Sample.Open(new OrganizationOptions { Path = path, Name = "Contoso", Seed = 7 }))
        {
            Assert.True(first.IsNew);
            id = first.OrganizationId;
            user = first.CreateUser("Eve", "prvReadContact");
            _ = RegisterStep(first);
            contact = first.CreateContact("Ada");
            Assert.Equal(1, first.Async.PendingCount);
        }

        using var second = Organization.Open(new OrganizationOptions { Path = path, Name = "other" });
        Assert.False(second.IsNew);
        Assert.Equal(id, second.OrganizationId);
        Assert.Equal("Contoso", second.Name);
        Assert.Equal("Ada", second.ServiceFor(user).Retrieve("contact", contact, new ColumnSet("lastname"))["lastname"]);
        Assert.Equal(1, second.Async.PendingCount);
        Assert.Equal(1, second.Async.RunAll());
        Assert.Equal($"touched {contact}", second.Get("contact", contact)["description"]);
        _ = second.System.Create(Sample.Row(Sample.Profile, "still elastic"));
    }

    [Fact]
    public void Jobs_of_a_file_of_an_earlier_version_run()
    {
        Guid contact;
        using (var first = Sample.Open(new OrganizationOptions { Path = path }))
        {
            _ = RegisterStep(first);
            contact = first.CreateContact("Ada");
        }

        // What is in columns of the job's row now was in a table beside it, and the context in the row as text.
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            connection.CreateFunction("base64", (byte[] bytes) => Convert.ToBase64String(bytes));
            connection.CreateCollation("DATAVERSE", string.CompareOrdinal);
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE _job (_key INTEGER PRIMARY KEY, queued INTEGER NOT NULL, kills INTEGER NOT NULL);
                INSERT INTO _job SELECT _key, _queued, 0 FROM asyncoperation;
                UPDATE asyncoperation SET data = base64(_context);
                ALTER TABLE asyncoperation DROP COLUMN _queued;
                ALTER TABLE asyncoperation DROP COLUMN _kills;
                ALTER TABLE asyncoperation DROP COLUMN _context;
                """;
            _ = command.ExecuteNonQuery();
        }

        using var second = Organization.Open(new OrganizationOptions { Path = path });
        Assert.Equal(1, second.Async.RunAll());
        Assert.Equal($"touched {contact}", second.Get("contact", contact)["description"]);
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    private static Guid RegisterStep(Organization organization)
    {
        _ = organization.RegisterAssembly(File.ReadAllBytes(typeof(TouchingPlugin).Assembly.Location));
        var type = organization.Find("plugintype", "typename", typeof(TouchingPlugin).FullName!);
        return organization.System.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "touch",
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", organization.Find("sdkmessage", "name", "Create")),
            ["stage"] = new OptionSetValue(40),
            ["mode"] = new OptionSetValue(1),
            ["configuration"] = "touched",
        });
    }
}

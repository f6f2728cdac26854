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

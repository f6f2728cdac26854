namespace EmbeddedDataverse.Tests.Messages;

public sealed class UpsertTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly List<string> events = [];

    [Fact]
    public void On_a_standard_table_Upsert_becomes_Create_or_Update_and_keeps_other_columns()
    {
        foreach (var message in (string[])["Create", "Update"])
        {
            _ = organization.Step(message, Sample.Ticket, 40, _ => events.Add(message));
        }

        var id = Guid.NewGuid();
        Assert.True(Upsert(new Entity(Sample.Ticket, id) { ["new_name"] = "a", ["new_number"] = "1" }).RecordCreated);
        Assert.False(Upsert(Sample.Row(Sample.Ticket, "b", id)).RecordCreated);

        Assert.Equal(["Create", "Update"], events);
        Assert.Equal("1", organization.Get(Sample.Ticket, id)["new_number"]);
    }

    [Fact]
    public void On_an_elastic_table_Upsert_replaces_the_row_and_raises_only_Upsert()
    {
        foreach (var message in (string[])["Create", "Update", "CreateMultiple", "UpdateMultiple", "Upsert", "UpsertMultiple"])
        {
            _ = organization.Step(message, Sample.Profile, 40, _ => events.Add(message));
        }

        var id = Guid.NewGuid();
        _ = Upsert(new Entity(Sample.Profile, id) { ["new_name"] = "a", ["new_city"] = "Ankara" });
        var response = Upsert(Sample.Row(Sample.Profile, "b", id));

        Assert.False(response.RecordCreated);
        Assert.Equal(["Upsert", "UpsertMultiple"], events.Distinct().Order());
        Assert.False(organization.Get(Sample.Profile, id).Contains("new_city"));
    }

    [Fact]
    public void A_row_is_found_or_made_by_its_alternate_key()
    {
        var made = Upsert(new Entity(Sample.Ticket, "new_number", "7") { ["new_name"] = "a" });
        var found = Upsert(new Entity(Sample.Ticket, "new_number", "7") { ["new_name"] = "b" });
        Assert.True(made.RecordCreated);
        Assert.False(found.RecordCreated);
        Assert.Equal(made.Target.Id, found.Target.Id);
        Assert.Equal("7", organization.Get(Sample.Ticket, made.Target.Id)["new_number"]);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private UpsertResponse Upsert(Entity target)
    {
        return (UpsertResponse)organization.System.Execute(new UpsertRequest { Target = target });
    }
}

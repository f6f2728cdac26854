namespace EmbeddedDataverse.Tests.Storage;

public sealed class ElasticVisibilityTests : IDisposable
{
    private readonly Organization organization = Sample.Open(
        new OrganizationOptions { StartTime = DateTime.UnixEpoch, ElasticVisibilityDelay = TimeSpan.FromSeconds(5) });

    [Fact]
    public void Loaded_rows_were_there_before_and_are_visible()
    {
        organization.Load(Sample.Profile, [Sample.Row(Sample.Profile, "Ada")]);
        Assert.Equal(1, organization.Count(Sample.Profile));
    }

    [Fact]
    public void A_new_elastic_row_is_not_read_before_the_delay_has_passed()
    {
        var id = organization.System.Create(Sample.Row(Sample.Profile, "Ada"));
        Assert.Equal(0, organization.Count(Sample.Profile));
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => organization.Get(Sample.Profile, id)).ErrorCode);
        Wait(5);
        Assert.Equal(1, organization.Count(Sample.Profile));
        Assert.Equal("Ada", organization.Get(Sample.Profile, id)["new_name"]);
    }

    [Theory]
    [InlineData("Update")]
    [InlineData("Upsert")]
    public void A_changed_row_is_read_as_it_was_until_then(string message)
    {
        var id = Existing();
        _ = organization.System.Execute(new OrganizationRequest(message) { ["Target"] = Sample.Row(Sample.Profile, "Bo", id) });
        Wait(2);
        _ = organization.System.Execute(new OrganizationRequest(message) { ["Target"] = Sample.Row(Sample.Profile, "Cy", id) });
        Wait(2);
        Assert.Equal("Ada", Name(id));
        Wait(1);
        Assert.Equal("Bo", Name(id));
        Wait(2);
        Assert.Equal("Cy", Name(id));
        Assert.Equal(1, organization.Count(Sample.Profile));
    }

    [Fact]
    public void A_deleted_row_is_read_until_then()
    {
        var id = Existing();
        organization.System.Delete(Sample.Profile, id);
        Assert.Equal("Ada", Name(id));
        Assert.Equal(1, Find("Ada"));
        Wait(5);
        Assert.Equal(0, Find("Ada"));
    }

    [Fact]
    public void A_read_with_the_session_token_of_a_write_sees_it()
    {
        var id = Existing();
        var token = organization.System.Execute(new UpdateRequest { Target = Sample.Row(Sample.Profile, "Bo", id) }).Results["x-ms-session-token"];
        var read = new RetrieveRequest { Target = new EntityReference(Sample.Profile, id), ColumnSet = new ColumnSet("new_name"), ["SessionToken"] = token };
        Assert.Equal("Bo", ((RetrieveResponse)organization.System.Execute(read)).Entity["new_name"]);
        var query = new RetrieveMultipleRequest
        {
            Query = new QueryExpression(Sample.Profile) { ColumnSet = new ColumnSet("new_name") },
            ["SessionToken"] = token
        };
        Assert.Equal("Bo", ((RetrieveMultipleResponse)organization.System.Execute(query)).EntityCollection.Entities.Single()["new_name"]);
        Assert.False(
            organization.System.Execute(new DeleteRequest { Target = new EntityReference(Sample.Profile, id) }).Results.Contains("x-ms-session-token"));
    }

    [Fact]
    public void Events_of_a_write_and_standard_tables_are_not_delayed()
    {
        var id = Existing();
        var images = new List<object>();
        var step = organization.Step("Update", Sample.Profile, 40, call => images.Add(call.Context.PostEntityImages["image"]["new_name"]));
        organization.Image(step, 1, "image", "new_name");
        organization.System.Update(Sample.Row(Sample.Profile, "Bo", id));
        Assert.Equal(["Bo"], images);
        Assert.Equal("Yilmaz", organization.Get("contact", organization.CreateContact())["lastname"]);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private Guid Existing()
    {
        var id = Guid.NewGuid();
        organization.Load(Sample.Profile, [Sample.Row(Sample.Profile, "Ada", id)]);
        return id;
    }

    private void Wait(int seconds)
    {
        organization.Clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private object Name(Guid id)
    {
        return organization.Get(Sample.Profile, id)["new_name"];
    }

    private int Find(string name)
    {
        var query = new QueryExpression(Sample.Profile);
        query.Criteria.AddCondition("new_name", ConditionOperator.Equal, name);
        return organization.System.RetrieveMultiple(query).Entities.Count;
    }
}

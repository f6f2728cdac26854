namespace EmbeddedDataverse.Tests.Storage;

public sealed class ElasticVisibilityTests
{
    [Fact]
    public void Loaded_rows_were_there_before_and_are_visible()
    {
        using var organization = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, ElasticVisibilityDelay = TimeSpan.FromSeconds(5) });
        organization.Load(Sample.Profile, [Sample.Row(Sample.Profile, "Ada")]);
        Assert.Equal(1, organization.Count(Sample.Profile));
    }

    [Fact]
    public void A_new_elastic_row_is_not_read_before_the_delay_has_passed()
    {
        using var organization = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, ElasticVisibilityDelay = TimeSpan.FromSeconds(5) });
        var id = organization.System.Create(Sample.Row(Sample.Profile, "Ada"));
        Assert.Equal(0, organization.Count(Sample.Profile));
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => organization.Get(Sample.Profile, id)).ErrorCode);
        organization.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, organization.Count(Sample.Profile));
        Assert.Equal("Ada", organization.Get(Sample.Profile, id)["new_name"]);

        _ = organization.System.Execute(new UpsertRequest { Target = Sample.Row(Sample.Profile, "Bo", id) });
        Assert.Equal("Bo", organization.Get(Sample.Profile, id)["new_name"]);
    }
}

namespace EmbeddedDataverse.Tests.Messages;

public sealed class ElasticPartitionTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_lookup_to_an_elastic_row_in_a_partition_of_its_own_choice_has_no_formatted_value()
    {
        foreach (var (partition, name) in (ReadOnlySpan<(string?, string?)>)[(null, "Ada"), ("north", null)])
        {
            var profile = organization.System.Create(InPartition(partition));
            var ticket = organization.System.Create(new Entity(Sample.Ticket) { ["new_profileid"] = new EntityReference(Sample.Profile, profile) });
            var row = organization.Get(Sample.Ticket, ticket);
            Assert.Equal(profile, row.GetAttributeValue<EntityReference>("new_profileid").Id);
            Assert.Equal(name, row.GetAttributeValue<EntityReference>("new_profileid").Name);
            Assert.Equal(name is not null, row.FormattedValues.Contains("new_profileid"));
            Assert.Equal(partition ?? profile.ToString(), row["new_profileidpid"]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_without_a_partition_gets_its_id_or_none_by_switch(bool staysNull)
    {
        using var other = Sample.Open(new OrganizationOptions { ElasticPartitionIdStaysNull = staysNull });
        var id = other.System.Create(Sample.Row(Sample.Profile, "Ada"));
        var loaded = Guid.NewGuid();
        other.Load(Sample.Profile, [Sample.Row(Sample.Profile, "Ada", loaded)]);
        foreach (var profile in (Guid[])[id, loaded])
        {
            Assert.Equal(staysNull ? null : profile.ToString(), other.Get(Sample.Profile, profile).GetAttributeValue<string>("partitionid"));
            var ticket = other.System.Create(new Entity(Sample.Ticket) { ["new_profileid"] = new EntityReference(Sample.Profile, profile) });
            Assert.Equal("Ada", other.Get(Sample.Ticket, ticket).FormattedValues["new_profileid"]);
            Assert.Equal(profile.ToString(), other.Get(Sample.Ticket, ticket)["new_profileidpid"]);
        }
    }

    [Fact]
    public void The_partition_of_a_row_cannot_be_changed()
    {
        var id = organization.System.Create(InPartition("north"));
        organization.System.Update(new Entity(Sample.Profile, id) { ["partitionid"] = "south" });
        Assert.Equal("north", organization.Get(Sample.Profile, id)["partitionid"]);
    }

    [Fact]
    public void Two_rows_cannot_share_an_id_in_two_partitions_here()
    {
        var id = organization.System.Create(InPartition("north"));
        var second = InPartition("south");
        second.Id = id;
        Assert.Equal(ErrorCodes.DuplicateRecord, Sample.Fault(() => organization.System.Create(second)).ErrorCode);
    }

    [Fact]
    public void A_time_to_live_is_kept_and_no_row_expires_here()
    {
        var row = Sample.Row(Sample.Profile, "Ada");
        row["ttlinseconds"] = 1;
        var id = organization.System.Create(row);
        organization.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, organization.Get(Sample.Profile, id)["ttlinseconds"]);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static Entity InPartition(string? partition)
    {
        var row = Sample.Row(Sample.Profile, "Ada");
        if (partition is not null)
        {
            row["partitionid"] = partition;
        }

        return row;
    }
}

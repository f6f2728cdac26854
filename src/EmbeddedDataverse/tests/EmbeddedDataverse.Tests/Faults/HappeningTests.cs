namespace EmbeddedDataverse.Tests.Faults;

/// <summary>What a rule may do beside making a request fail.</summary>
public sealed class HappeningTests : IDisposable
{
    private readonly Organization organization = Sample.Open(new OrganizationOptions { StartTime = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc) });

    [Fact]
    public void Somebody_else_may_write_the_row_just_before()
    {
        var id = organization.CreateContact("a");
        _ = organization.Faults.Add(
            new FaultRule { Message = "Update", Times = 1, Meanwhile = _ => organization.System.Update(new Entity("contact", id) { ["firstname"] = "X" }) });
        var read = organization.Get("contact", id);
        var update = new UpdateRequest
        {
            Target = new Entity("contact", id) { ["lastname"] = "b", RowVersion = read.RowVersion },
            ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches
        };
        Assert.Equal(ErrorCodes.ConcurrencyVersionMismatch, Sample.Fault(() => organization.System.Execute(update)).ErrorCode);
        Assert.Equal("X", organization.Get("contact", id)["firstname"]);
    }

    [Fact]
    public void A_request_may_take_longer()
    {
        var id = organization.CreateContact("a");
        var before = organization.Clock.UtcNow;
        _ = organization.Faults.Add(new FaultRule { Message = "Update", Delay = TimeSpan.FromSeconds(70) });
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "b" });
        Assert.Equal(TimeSpan.FromSeconds(70), organization.Clock.UtcNow - before);
    }

    [Fact]
    public void A_burst_strikes_several_requests_in_a_row_and_a_removed_rule_none()
    {
        var id = organization.CreateContact("a");
        var rule = organization.Faults.Add(new FaultRule { Message = "Update", CallNumber = 2, Burst = 3, Fault = PlatformFaults.Deadlock });
        var failed = Enumerable.Range(1, 6)
            .Where(_ => Record.Exception(() => organization.System.Update(new Entity("contact", id) { ["lastname"] = "b" })) is not null).ToList();
        Assert.Equal([2, 3, 4], failed);
        _ = organization.Faults.Add(rule = new FaultRule { Message = "Update", Fault = PlatformFaults.Deadlock });
        organization.Faults.Remove(rule);
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "b" });
    }

    [Fact]
    public void A_rule_that_does_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => organization.Faults.Add(new FaultRule { Message = "Update" }));
    }

    [Fact]
    public void A_copy_holds_what_its_template_held_and_goes_its_own_way_under_its_own_id()
    {
        using var template = Organization.Open(new OrganizationOptions { Seed = 4 });
        var id = template.CreateContact("a");
        var other = Guid.NewGuid();
        using var copy = Organization.Open(new OrganizationOptions { Template = template, OrganizationId = other });
        copy.System.Update(new Entity("contact", id) { ["lastname"] = "b" });
        Assert.Equal(("a", "b"), ((string)template.Get("contact", id)["lastname"], (string)copy.Get("contact", id)["lastname"]));
        Assert.Equal(other, copy.OrganizationId);
        Assert.NotEqual(other, template.OrganizationId);
        Assert.False(copy.IsNew);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

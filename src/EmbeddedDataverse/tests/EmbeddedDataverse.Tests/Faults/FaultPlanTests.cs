namespace EmbeddedDataverse.Tests.Faults;

public sealed class FaultPlanTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void The_named_call_fails_without_effect()
    {
        var id = organization.CreateContact("a");
        _ = organization.Faults.Add("Update", "contact", PlatformFaults.Throttled(TimeSpan.FromSeconds(9)), callNumber: 2);
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "b" });
        var fault = Sample.Fault(() => organization.System.Update(new Entity("contact", id) { ["lastname"] = "c" }));
        Assert.Equal(-2147015902, fault.ErrorCode);
        Assert.Equal(TimeSpan.FromSeconds(9), fault.ErrorDetails["Retry-After"]);
        Assert.Equal("b", organization.Get("contact", id)["lastname"]);
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "c" });
    }

    [Fact]
    public void A_fault_after_the_effect_leaves_it()
    {
        var id = organization.CreateContact("a");
        _ = organization.Faults.Add("Update", "contact", PlatformFaults.SqlTimeout(), beforeEffect: false);
        Assert.Equal(-2147204783, Sample.Fault(() => organization.System.Update(new Entity("contact", id) { ["lastname"] = "b" })).ErrorCode);
        Assert.Equal("b", organization.Get("contact", id)["lastname"]);
    }

    [Fact]
    public void A_probability_strikes_by_the_seed()
    {
        static List<bool> Strikes()
        {
            using var other = Sample.Open(new OrganizationOptions { Seed = 3 });
            _ = other.Faults.Add("Create", "contact", PlatformFaults.Deadlock(), probability: 0.5);
            return [.. Enumerable.Range(0, 20).Select(_ => Record.Exception(() => other.CreateContact()) is not null)];
        }

        Assert.Equal(Strikes(), Strikes());
        Assert.Contains(true, Strikes());
        Assert.Contains(false, Strikes());
    }

    [Fact]
    public void A_condition_chooses_requests()
    {
        _ = organization.Faults.Add(request =>
            request is CreateRequest { Target: var target } && (string?)target["lastname"] == "bad", PlatformFaults.Deadlock);
        _ = organization.CreateContact("good");
        Assert.Equal(-2147204784, Sample.Fault(() => organization.CreateContact("bad")).ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

namespace EmbeddedDataverse.Tests;

public sealed class ServiceProtectionTests : IDisposable
{
    private readonly Organization organization = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, RequestsPerFiveMinutes = 20 });

    [Fact]
    public void A_user_who_sends_too_much_waits_until_the_oldest_request_is_five_minutes_old()
    {
        var user = organization.CreateUser("Eve", "System Administrator");
        var service = organization.ServiceFor(user);
        _ = service.Execute(new OrganizationRequest("WhoAmI"));
        organization.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 1; i < 20; i++)
        {
            _ = service.Execute(new OrganizationRequest("WhoAmI"));
        }

        var fault = Sample.Fault(() => service.Execute(new OrganizationRequest("WhoAmI")));
        Assert.Equal(-2147015902, fault.ErrorCode);
        Assert.Equal(TimeSpan.FromMinutes(3), fault.ErrorDetails["Retry-After"]);

        _ = organization.System.Execute(new OrganizationRequest("WhoAmI"));
        organization.Clock.Advance(TimeSpan.FromMinutes(3));
        _ = service.Execute(new OrganizationRequest("WhoAmI"));
    }

    [Fact]
    public void What_plug_ins_request_does_not_count()
    {
        _ = organization.Step("Create", "contact", 40, call =>
        {
            for (var i = 0; i < 50; i++)
            {
                _ = call.Service().Create(new Entity("account"));
            }
        });
        _ = organization.CreateContact();
        Assert.Equal(50, organization.Count("account"));
    }

    [Fact]
    public void Without_a_limit_nothing_is_refused()
    {
        using var other = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch });
        for (var i = 0; i < 7000; i++)
        {
            _ = other.System.Execute(new OrganizationRequest("WhoAmI"));
        }

        Assert.Equal(7000, other.Requests.Snapshot().Calls("WhoAmI"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

namespace EmbeddedDataverse.Tests.Faults;

/// <summary>
/// Clients tell failures apart by the code of an <see cref="OrganizationServiceFault"/>: here each is met as a client meets it, and compared with the published
/// number.
/// </summary>
public sealed class FaultContractTests : IDisposable
{
    private readonly Organization organization = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, RequestsPerFiveMinutes = 300 });

    [Theory]
    [InlineData(nameof(Mishaps.MissingRow), -2147220969)]
    [InlineData(nameof(Mishaps.TakenId), -2147220937)]
    [InlineData(nameof(Mishaps.TakenKey), -2147088238)]
    [InlineData(nameof(Mishaps.MissingPrivilege), -2147220960)]
    [InlineData(nameof(Mishaps.TooManyConditions), -2147204340)]
    [InlineData(nameof(Mishaps.TooManyValues), -2147204338)]
    [InlineData(nameof(Mishaps.OldRowVersion), -2147088254)]
    [InlineData(nameof(Mishaps.TooManyRequests), -2147015902)]
    [InlineData(nameof(Mishaps.SqlTimeout), -2147204783)]
    [InlineData(nameof(Mishaps.Deadlock), -2147204784)]
    [InlineData(nameof(Mishaps.CrashedWorker), -2147204723)]
    [InlineData(nameof(Mishaps.CustomizationLock), -2147020463)]
    [InlineData(nameof(Mishaps.TwoMinutes), -2146954991)]
    [InlineData(nameof(Mishaps.TooDeep), -2147204734)]
    [InlineData(nameof(Mishaps.Abort), -2147220891)]
    [InlineData(nameof(Mishaps.Failure), -2147220956)]
    [InlineData(nameof(Mishaps.CallAfterSwallowedFault), -2147220911)]
    [InlineData(nameof(Mishaps.EndAfterSwallowedFault), -2146893812)]
    [InlineData(nameof(Mishaps.DefinitionChangeInTransaction), -2147220989)]
    public void Each_failure_is_an_organisation_service_fault_with_its_published_code(string mishap, int code)
    {
        var provoke = typeof(Mishaps).GetMethod(mishap)!.CreateDelegate<Action<Organization>>();
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => provoke(organization));
        Assert.Equal(code, fault.Detail.ErrorCode);
        Assert.Equal(fault.Detail.Message, fault.Message);
        Assert.NotEmpty(fault.Message);
    }

    [Theory]
    [InlineData(-2147015902, "Number of requests exceeded")]
    [InlineData(-2147015903, "Combined execution time")]
    [InlineData(-2147015898, "Number of concurrent requests")]
    public void Throttling_says_which_limit_and_when_to_come_back(int code, string words)
    {
        _ = organization.Faults.Add("Create", "contact", PlatformFaults.Throttled(TimeSpan.FromSeconds(7), code));
        var fault = Sample.Fault(() => organization.CreateContact());
        Assert.Equal(code, fault.ErrorCode);
        Assert.StartsWith(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<TimeSpan>(fault.ErrorDetails["Retry-After"]));
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

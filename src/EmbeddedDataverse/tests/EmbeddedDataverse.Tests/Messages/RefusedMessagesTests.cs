namespace EmbeddedDataverse.Tests.Messages;

/// <summary>What is not built must say so by name, or a caller would take silence for success.</summary>
public sealed class RefusedMessagesTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Theory]
    [InlineData("RetrieveEntityChanges")]
    [InlineData("CreateEntityKey")]
    [InlineData("Assign")]
    [InlineData("SetState")]
    [InlineData("ExecuteFetch")]
    public void A_message_that_is_not_built_is_refused_by_its_name(string message)
    {
        var fault = Sample.Fault(() => organization.System.Execute(new OrganizationRequest(message)));
        Assert.Equal(unchecked((int)0x80040800), fault.ErrorCode);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_cannot_be_registered_on_them()
    {
        foreach (var message in (string[])["Retrieve", "RetrieveMultiple", "Assign", "SetState", "Associate"])
        {
            _ = Assert.ThrowsAny<Exception>(() => organization.Step(message, "contact", 40, _ => { }));
        }
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

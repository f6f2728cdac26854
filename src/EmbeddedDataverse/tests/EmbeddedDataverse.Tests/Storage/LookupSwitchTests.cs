namespace EmbeddedDataverse.Tests.Storage;

public sealed class LookupSwitchTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lookup_to_an_elastic_row_that_does_not_exist_is_taken_or_refused_by_switch(bool isChecked)
    {
        using var organization = Sample.Open(new OrganizationOptions { CheckLookupsToElastic = isChecked });
        var missing = new EntityReference(Sample.Profile, Guid.NewGuid());
        var thrown = Record.Exception(() => organization.System.Create(new Entity(Sample.Ticket) { ["new_profileid"] = missing }));
        Assert.Equal(isChecked ? ErrorCodes.ObjectDoesNotExist : 0, (thrown as FaultException<OrganizationServiceFault>)?.Detail.ErrorCode ?? 0);

        var present = organization.System.Create(Sample.Row(Sample.Profile, "Ada"));
        _ = organization.System.Create(new Entity(Sample.Ticket) { ["new_profileid"] = new EntityReference(Sample.Profile, present) });
    }
}

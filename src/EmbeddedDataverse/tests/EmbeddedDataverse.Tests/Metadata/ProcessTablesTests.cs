namespace EmbeddedDataverse.Tests.Metadata;

public sealed class ProcessTablesTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void Processes_and_flow_registrations_are_kept_for_queries_and_start_nothing()
    {
        var process = organization.System.Create(new Entity("workflow")
        {
            ["name"] = "Copy the address",
            ["category"] = new OptionSetValue(0),
            ["type"] = new OptionSetValue(1),
            ["statecode"] = new OptionSetValue(1),
            ["statuscode"] = new OptionSetValue(2),
            ["primaryentity"] = "contact",
            ["triggeronupdateattributelist"] = "lastname",
        });
        _ = organization.System.Create(
            new Entity("callbackregistration") { ["name"] = "Tell sales", ["entityname"] = "contact", ["message"] = new OptionSetValue(3) });
        organization.System.Update(new Entity("contact", organization.CreateContact()) { ["lastname"] = "Doe" });
        Assert.Equal(0, organization.Count("asyncoperation"));
        Assert.Equal(1, organization.Count("callbackregistration"));
        var query = new QueryExpression("workflow");
        query.Criteria.AddCondition("primaryentity", ConditionOperator.In, "contact", "lead");
        Assert.Equal(process, Assert.Single(organization.System.RetrieveMultiple(query).Entities).Id);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

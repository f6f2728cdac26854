namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class RegistrationRulesTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Theory]
    [InlineData(20, true)]
    [InlineData(30, false)]
    public void Steps_that_could_not_run_are_refused(int stage, bool isAsync)
    {
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.Step("Create", "contact", stage, _ => { }, isAsync)).ErrorCode);
    }

    [Fact]
    public void The_filter_must_be_one_of_the_message()
    {
        var update = organization.Find("sdkmessage", "name", "Update");
        Assert.Equal(
            ErrorCodes.InvalidArgument,
            Sample.Fault(() =>
                organization.Step("Create", "contact", 40, _ => { }, more: row => row["sdkmessageid"] = new EntityReference("sdkmessage", update))).ErrorCode);
    }

    [Fact]
    public void Standard_tables_have_no_Upsert_events_and_virtual_ones_none_at_all()
    {
        organization.DefineTable(new TableDefinition { LogicalName = "new_remote", Kind = TableKind.Virtual, PrimaryName = "new_name" });
        Assert.Equal(["Create", "CreateMultiple", "Delete", "Update", "UpdateMultiple"], Events("contact"));
        Assert.Contains("UpsertMultiple", Events(Sample.Profile));
        Assert.Empty(Events("new_remote"));
    }

    [Fact]
    public void A_virtual_table_is_read_and_not_written()
    {
        organization.DefineTable(new TableDefinition { LogicalName = "new_remote", Kind = TableKind.Virtual, PrimaryName = "new_name" });
        organization.Load("new_remote", [Sample.Row("new_remote", "there")]);
        Assert.Equal(1, organization.Count("new_remote"));
        Assert.Equal(ErrorCodes.NotSupported, Sample.Fault(() => organization.System.Create(Sample.Row("new_remote", "a"))).ErrorCode);
    }

    [Fact]
    public void Tables_without_the_Multiple_messages_show_it_in_their_filters_and_refuse_them()
    {
        using var other = Sample.Open(new OrganizationOptions { TablesWithoutMultiple = ["contact"] });
        var fault = Sample.Fault(() => other.System.Execute(Sample.Bulk("UpdateMultiple", new Entity("contact", other.CreateContact()))));
        Assert.Equal(ErrorCodes.NotSupported, fault.ErrorCode);
        _ = Assert.Throws<InvalidOperationException>(() => other.Step("UpdateMultiple", "contact", 40, _ => { }));
    }

    [Fact]
    public void Jobs_cannot_be_made_by_hand_but_canceled()
    {
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.Create(new Entity("asyncoperation"))).ErrorCode);
        _ = organization.Step("Create", "contact", 40, _ => Assert.Fail("canceled"), isAsync: true);
        _ = organization.CreateContact();
        var job = organization.System.RetrieveMultiple(new QueryExpression("asyncoperation")).Entities.Single().Id;
        organization.System.Update(new Entity("asyncoperation", job) { ["statecode"] = new OptionSetValue(3), ["statuscode"] = new OptionSetValue(32) });
        Assert.Equal(0, organization.Async.RunAll());
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private IEnumerable<string> Events(string table)
    {
        var query = new QueryExpression("sdkmessagefilter");
        query.Criteria.AddCondition("primaryobjecttypecode", ConditionOperator.Equal, table);
        query.AddLink("sdkmessage", "sdkmessageid", "sdkmessageid").Columns = new ColumnSet("name");
        return organization.System.RetrieveMultiple(query).Entities.Select(row => (string)((AliasedValue)row["sdkmessage1.name"]).Value).Order();
    }
}

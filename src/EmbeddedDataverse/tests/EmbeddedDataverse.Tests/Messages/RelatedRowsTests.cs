namespace EmbeddedDataverse.Tests.Messages;

public sealed class RelatedRowsTests : IDisposable
{
    private static readonly Relationship Contacts = new("contact_customer_accounts");
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_row_is_created_with_rows_on_both_sides_of_it()
    {
        var account = new Entity("account") { ["name"] = "A" };
        account.RelatedEntities[new Relationship("account_primary_contact")] = new EntityCollection([new Entity("contact") { ["lastname"] = "First" }]);
        account.RelatedEntities[Contacts] = new EntityCollection(
            [new Entity("contact") { ["lastname"] = "One" }, new Entity("contact") { ["lastname"] = "Two" }]);
        var id = organization.System.Create(account);
        Assert.Equal("First", organization.Get("account", id).GetAttributeValue<EntityReference>("primarycontactid").Name);
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") };
        query.Criteria.AddCondition("parentcustomerid", ConditionOperator.Equal, id);
        Assert.Equal(["One", "Two"], organization.System.RetrieveMultiple(query).Entities.Select(row => row["lastname"]).Order());
        Assert.False(account.RelatedEntities[Contacts].Entities[0].Contains("parentcustomerid"));
    }

    [Fact]
    public void Members_of_a_new_team_are_associated_with_it()
    {
        var team = new Entity("team") { ["name"] = "T" };
        team.RelatedEntities[new Relationship("teammembership_association")] = new EntityCollection([new Entity("systemuser") { ["fullname"] = "New" }]);
        _ = organization.System.Create(team);
        Assert.Equal(1, organization.Count("teammembership"));
    }

    [Fact]
    public void All_rows_are_created_or_none()
    {
        var account = new Entity("account") { ["name"] = "A" };
        account.RelatedEntities[Contacts] = new EntityCollection([new Entity("contact") { ["lastname"] = "One" }, new Entity("contact") { ["nothing"] = "x" }]);
        _ = Sample.Fault(() => organization.System.Create(account));
        Assert.Equal((0, 0), (organization.Count("account"), organization.Count("contact")));
    }

    [Fact]
    public void Related_rows_are_refused_where_they_are_not_written()
    {
        var account = new Entity("account", organization.System.Create(new Entity("account")));
        account.RelatedEntities[Contacts] = new EntityCollection([new Entity("contact")]);
        Assert.Equal(ErrorCodes.NotSupported, Sample.Fault(() => organization.System.Update(account)).ErrorCode);
        Assert.Equal(ErrorCodes.NotSupported, Sample.Fault(() => organization.System.Execute(Sample.Bulk("CreateMultiple", account))).ErrorCode);
        var unknown = new Entity("account") { RelatedEntities = { [new Relationship("nothing")] = new EntityCollection([new Entity("contact")]) } };
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => organization.System.Create(unknown)).ErrorCode);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(5000, false)]
    public void Related_rows_go_16_deep_and_no_deeper(int depth, bool isCreated)
    {
        var row = new Entity("account") { ["name"] = "last" };
        for (var i = 0; i < depth; i++)
        {
            var parent = new Entity("account") { ["name"] = "A" };
            parent.RelatedEntities[new Relationship("account_parent_account") { PrimaryEntityRole = EntityRole.Referenced }] = new EntityCollection([row]);
            row = parent;
        }

        Assert.Equal(isCreated, Record.Exception(() => organization.System.Create(row)) is null);
        Assert.Equal(isCreated ? depth + 1 : 0, organization.Count("account"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

namespace EmbeddedDataverse.Tests.Messages;

public sealed class AssociateTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_user_holds_what_the_roles_of_the_users_teams_hold()
    {
        var user = organization.CreateUser("Member");
        var team = organization.System.Create(new Entity("team") { ["name"] = "T" });
        var role = Role("prvReadContact");
        Associate("team", team, StandardRelationship.TeamRoles, new EntityReference("role", role));
        Assert.False(organization.HoldsPrivilege(user, "prvReadContact"));
        Associate("team", team, StandardRelationship.TeamMembers, new EntityReference("systemuser", user));
        Assert.True(organization.HoldsPrivilege(user, "prvReadContact"));
        organization.System.Disassociate("systemuser", user, new Relationship(StandardRelationship.TeamMembers), [new EntityReference("team", team)]);
        Assert.False(organization.HoldsPrivilege(user, "prvReadContact"));
        Associate("systemuser", user, StandardRelationship.UserRoles, new EntityReference("role", role));
        Assert.True(organization.HoldsPrivilege(user, "prvReadContact"));
        organization.System.Delete("role", role);
        Assert.False(organization.HoldsPrivilege(user, "prvReadContact"));
    }

    [Fact]
    public void Teams_of_the_user_are_found_by_their_operators()
    {
        var user = organization.CreateUser("Member", "System Administrator");
        var team = organization.System.Create(new Entity("team") { ["name"] = "T" });
        Associate("team", team, StandardRelationship.TeamMembers, new EntityReference("systemuser", user));
        _ = organization.System.Create(new Entity("contact") { ["lastname"] = "team", ["ownerid"] = new EntityReference("team", team) });
        _ = organization.System.Create(new Entity("contact") { ["lastname"] = "user", ["ownerid"] = new EntityReference("systemuser", user) });
        _ = organization.CreateContact("other");
        Assert.Equal(["team"], Names(user, ConditionOperator.EqualUserTeams));
        Assert.Equal(["team", "user"], Names(user, ConditionOperator.EqualUserOrUserTeams));
    }

    [Fact]
    public void Rows_of_one_and_many_are_associated_by_the_lookup()
    {
        var account = organization.System.Create(new Entity("account"));
        var (one, two) = (organization.CreateContact(), organization.CreateContact());
        organization.System.Associate("account", account, new Relationship("contact_customer_accounts"), [new("contact", one), new("contact", two)]);
        Assert.Equal(account, organization.Get("contact", two).GetAttributeValue<EntityReference>("parentcustomerid").Id);
        organization.System.Disassociate("contact", two, new Relationship("contact_customer_accounts"), [new("account", account)]);
        Assert.False(organization.Get("contact", two).Contains("parentcustomerid"));
        Assert.True(organization.Get("contact", one).Contains("parentcustomerid"));
    }

    [Fact]
    public void What_cannot_be_associated_is_refused_and_nothing_is_written()
    {
        var user = organization.CreateUser("U");
        var role = Role("prvReadContact");
        Associate("systemuser", user, StandardRelationship.UserRoles, new EntityReference("role", role));
        Assert.Equal(ErrorCodes.DuplicateRecord, Refused("systemuser", user, StandardRelationship.UserRoles, new EntityReference("role", role)));
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Refused("systemuser", user, StandardRelationship.UserRoles, new EntityReference("role", Guid.NewGuid())));
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Refused("contact", organization.CreateContact(), "nothing", new EntityReference("role", role)));
        Assert.Equal(ErrorCodes.InvalidArgument, Refused("systemuser", user, StandardRelationship.UserRoles, new EntityReference("contact", role)));
        var other = Role("prvReadAccount");
        Assert.NotEqual(0, Refused("systemuser", user, StandardRelationship.UserRoles, new EntityReference("role", other), new EntityReference("role", role)));
        Assert.False(organization.HoldsPrivilege(user, "prvReadAccount"));
    }

    [Fact]
    public void Rows_are_counted_by_table()
    {
        _ = organization.CreateContact();
        var response = organization.System.Execute(new OrganizationRequest("RetrieveTotalRecordCount") { ["EntityNames"] = new[] { "contact", "account" } });
        Assert.Equal(
            [("contact", 1L), ("account", 0L)],
            ((EntityRecordCountCollection)response["EntityRecordCountCollection"]).Select(pair => (pair.Key, pair.Value)));
        var unknown = new OrganizationRequest("RetrieveTotalRecordCount") { ["EntityNames"] = new[] { "nothing" } };
        Assert.Equal(ErrorCodes.QueryBuilderNoEntity, Sample.Fault(() => organization.System.Execute(unknown)).ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void Associate(string table, Guid id, string relationship, params EntityReference[] related)
    {
        organization.System.Associate(table, id, new Relationship(relationship), [.. related]);
    }

    private int Refused(string table, Guid id, string relationship, params EntityReference[] related)
    {
        return Sample.Fault(() => Associate(table, id, relationship, related)).ErrorCode;
    }

    private Guid Role(string privilege)
    {
        var (role, held) = (Guid.NewGuid(), Guid.NewGuid());
        organization.Load("role", [new Entity("role", role) { ["name"] = privilege }]);
        organization.Load("privilege", [new Entity("privilege", held) { ["name"] = privilege }]);
        organization.Load("roleprivileges", [new Entity("roleprivileges", Guid.NewGuid()) { ["roleid"] = role, ["privilegeid"] = held }]);
        return role;
    }

    private List<string> Names(Guid user, ConditionOperator kind)
    {
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") };
        query.Criteria.AddCondition("ownerid", kind);
        query.AddOrder("lastname", OrderType.Ascending);
        return [.. organization.ServiceFor(user).RetrieveMultiple(query).Entities.Select(row => (string)row["lastname"])];
    }

    private static class StandardRelationship
    {
        public const string UserRoles = "systemuserroles_association";
        public const string TeamRoles = "teamroles_association";
        public const string TeamMembers = "teammembership_association";
    }
}

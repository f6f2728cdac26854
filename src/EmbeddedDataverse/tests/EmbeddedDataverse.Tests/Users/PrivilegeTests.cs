namespace EmbeddedDataverse.Tests.Users;

public sealed class PrivilegeTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void Each_operation_needs_its_privilege_and_the_fault_names_it()
    {
        var user = organization.CreateUser("Eve");
        var service = organization.ServiceFor(user);
        var contact = organization.CreateContact();
        var cases = new (string Privilege, Action Action)[]
        {
            ("prvReadContact", () => service.Retrieve("contact", contact, new ColumnSet())),
            ("prvReadContact", () => service.RetrieveMultiple(new QueryExpression("contact"))),
            ("prvWriteContact", () => service.Update(new Entity("contact", contact) { ["lastname"] = "x" })),
            ("prvCreateContact", () => service.Create(new Entity("contact"))),
            ("prvDeleteContact", () => service.Delete("contact", contact)),
        };
        foreach (var (privilege, action) in cases)
        {
            var fault = Sample.Fault(action);
            Assert.Equal(ErrorCodes.PrivilegeDenied, fault.ErrorCode);
            Assert.Contains(privilege, fault.Message, StringComparison.Ordinal);
            Assert.Contains(user.ToString(), fault.Message, StringComparison.Ordinal);
            organization.Grant(user, privilege);
            action();
            organization.Revoke(user, privilege);
        }
    }

    [Fact]
    public void Registering_a_step_needs_its_own_privilege_and_reading_messages_that_of_messages()
    {
        var user = organization.CreateUser("Eve", "prvCreateSdkMessageProcessingStep");
        var service = organization.ServiceFor(user);
        var step = organization.System.Retrieve("sdkmessageprocessingstep", organization.Step("Update", "contact", 40, _ => { }),
            new ColumnSet("plugintypeid", "sdkmessageid", "sdkmessagefilterid", "stage", "mode"));
        step.Id = Guid.Empty;
        step.Attributes.Remove("sdkmessageprocessingstepid");
        _ = service.Create(step);
        foreach (var table in new[] { "sdkmessage", "sdkmessagefilter" })
        {
            Assert.Contains("prvReadSdkMessage ", Sample.Fault(() => service.RetrieveMultiple(new QueryExpression(table))).Message
                + " ", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_user_can_be_asked_for_a_privilege()
    {
        var user = organization.CreateUser("Eve", "prvReadContact");
        Assert.Single(Held("prvReadContact"));
        Assert.Empty(Held("prvReadWorkflow"));

        Array Held(string privilege)
        {
            return (Array)organization.System.Execute(
                new OrganizationRequest("RetrieveUserPrivilegeByPrivilegeName") { ["UserId"] = user, ["PrivilegeName"] = privilege })["RolePrivileges"];
        }
    }

    [Fact]
    public void Setting_a_lookup_needs_Append_on_the_row_and_AppendTo_on_the_target()
    {
        var user = organization.CreateUser("Eve", "prvCreatenew_Ticket");
        var contact = organization.CreateContact();
        void Create()
        {
            _ = organization.ServiceFor(user).Create(new Entity(Sample.Ticket) { ["new_contactid"] = new EntityReference("contact", contact) });
        }

        Assert.Contains("prvAppendnew_Ticket", Sample.Fault(Create).Message, StringComparison.Ordinal);
        organization.Grant(user, "prvAppendnew_Ticket");
        Assert.Contains("prvAppendToContact", Sample.Fault(Create).Message, StringComparison.Ordinal);
        organization.Grant(user, "prvAppendToContact");
        Create();
    }

    [Fact]
    public void Administrators_may_do_everything_and_rows_belong_to_their_creator()
    {
        var user = organization.CreateUser("Root", "System Administrator");
        var id = organization.ServiceFor(user).Create(new Entity("contact"));
        Assert.Equal("Root", organization.Get("contact", id).GetAttributeValue<EntityReference>("ownerid").Name);
    }

    [Fact]
    public void Values_of_environment_variables_are_read_with_the_privilege_of_their_definitions()
    {
        var service = organization.ServiceFor(organization.CreateUser("Eve", "prvReadEnvironmentVariableDefinition"));
        Assert.Empty(service.RetrieveMultiple(new QueryExpression("environmentvariablevalue")).Entities);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}

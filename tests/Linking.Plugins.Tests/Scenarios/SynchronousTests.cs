using System.ServiceModel;
using Linking.Plugins.Registration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Steps that somebody registered by hand as synchronous.</summary>
public class SynchronousTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData(TableKind.Elastic)]
    [InlineData(TableKind.Standard)]
    public void The_row_is_linked_before_the_write_returns(TableKind kind)
    {
        using var organization = Prepared(kind);
        var contact = organization.Contact();
        organization.WriteKey(A, contact);
        organization.WriteProfile(A);
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Fact]
    public void Inside_a_transaction_no_column_is_added_and_the_table_is_skipped_with_that_reason()
    {
        using var organization = new LinkingOrganization(TableKind.Standard);
        MakeSynchronous(organization);
        organization.WriteKey(A, organization.Contact());
        organization.WriteProfile(A);
        Assert.Equal(0, organization.Dataverse.Requests.Snapshot().Calls("CreateOneToMany"));
        var table = organization.All(Names.SourceTable.Table).Single(row => row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == "contact");
        Assert.Contains("inside a transaction", table.GetAttributeValue<string>(Names.SourceTable.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_inside_a_transaction_is_never_swallowed_and_the_whole_write_is_undone()
    {
        using var organization = Prepared(TableKind.Standard);
        organization.WriteKey(A, organization.Contact());
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.Make(-2147220970, "Credit limit exceeded."));
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.WriteProfile(A));
        Assert.Contains("Credit limit exceeded.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(organization.All(Names.CustomerProfile.Table), profile => profile.Id == A);
        Assert.DoesNotContain("WriteRejected", organization.OpenIssueCodes());
    }

    [Fact]
    public void Single_messages_link_as_the_bulk_ones_do()
    {
        using var organization = new LinkingOrganization();
        foreach (var step in organization.All("sdkmessageprocessingstep"))
        {
            var message = step.GetAttributeValue<EntityReference>("sdkmessageid").Id;
            var name = organization.System.Retrieve("sdkmessage", message, new ColumnSet("name")).GetAttributeValue<string>("name");
            if (name.EndsWith("Multiple", StringComparison.Ordinal))
            {
                Repoint(organization, step, name[..^"Multiple".Length]);
            }
        }

        var contact = organization.Contact();
        organization.WriteKey(A, contact);
        organization.WriteProfile(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        organization.CustomerInsights.Execute(new OrganizationRequest("Upsert")
        {
            ["Target"] = new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString("N") },
        });
        organization.Run();
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void A_step_on_another_table_fails_and_says_which_table_is_meant()
    {
        using var organization = new LinkingOrganization();
        var step = organization.All("sdkmessageprocessingstep")
            .First(one => one.GetAttributeValue<string>("name").Contains("CustomerProfileWritten: UpdateMultiple", StringComparison.Ordinal));
        var message = step.GetAttributeValue<EntityReference>("sdkmessageid").Id;
        organization.System.Update(new Entity("sdkmessageprocessingstep", step.Id)
        {
            ["filteringattributes"] = null,
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", FilterOf(organization, message, "contact"))
        });
        organization.System.Update(new Entity("contact", organization.Contact()) { ["lastname"] = "Roe" });
        organization.Run();
        Assert.Contains("msdynci_customerprofile, but the step is registered on contact", Assert.Single(organization.FailedJobs())
            .GetAttributeValue<string>("message"), StringComparison.Ordinal);
    }

    /// <summary>An organisation that has the lookup column already, with all steps made synchronous.</summary>
    private static LinkingOrganization Prepared(TableKind kind)
    {
        var organization = new LinkingOrganization(kind);
        organization.WriteKey(organization.WriteProfile(Guid.NewGuid()), organization.Contact());
        organization.Run();
        MakeSynchronous(organization);
        return organization;
    }

    private static void MakeSynchronous(LinkingOrganization organization)
    {
        foreach (var step in organization.All("sdkmessageprocessingstep"))
        {
            organization.System.Update(new Entity("sdkmessageprocessingstep", step.Id) { ["mode"] = new OptionSetValue((int)StepMode.Synchronous) });
        }
    }

    private static void Repoint(LinkingOrganization organization, Entity step, string message)
    {
        var table = step.GetAttributeValue<string>("name").EndsWith(Names.AlternateKey.Table, StringComparison.Ordinal)
            ? Names.AlternateKey.Table : Names.CustomerProfile.Table;
        var query = new QueryExpression("sdkmessage");
        query.Criteria.AddCondition("name", ConditionOperator.Equal, message);
        var id = organization.System.RetrieveMultiple(query).Entities.Single().Id;
        foreach (var image in organization.All("sdkmessageprocessingstepimage")
            .Where(image => image.GetAttributeValue<EntityReference>("sdkmessageprocessingstepid").Id == step.Id))
        {
            organization.System.Update(new Entity("sdkmessageprocessingstepimage", image.Id) { ["messagepropertyname"] = "Target" });
        }

        organization.System.Update(new Entity("sdkmessageprocessingstep", step.Id)
        {
            ["sdkmessageid"] = new EntityReference("sdkmessage", id),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", FilterOf(organization, id, table)),
        });
    }

    private static Guid FilterOf(LinkingOrganization organization, Guid message, string table)
    {
        var query = new QueryExpression("sdkmessagefilter");
        query.Criteria.AddCondition("sdkmessageid", ConditionOperator.Equal, message);
        query.Criteria.AddCondition("primaryobjecttypecode", ConditionOperator.Equal, table);
        return organization.System.RetrieveMultiple(query).Entities.Single().Id;
    }
}

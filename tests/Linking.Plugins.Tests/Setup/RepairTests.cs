using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Setup;

/// <summary>Set-up called on an organisation in which somebody changed the registration.</summary>
public sealed class RepairTests : IDisposable
{
    private readonly SetupOrganization organization = new();

    public RepairTests() => organization.Prepare();

    [Theory]
    [InlineData("stage", 20, "stage: 20 became 40")]
    [InlineData("mode", 0, "mode: 0 became 1")]
    [InlineData("rank", 3, "rank: 3 became 10")]
    [InlineData("supporteddeployment", 1, "supporteddeployment: 1 became 0")]
    [InlineData("asyncautodelete", false, "jobs that succeeded were kept")]
    [InlineData("statecode", 1, "it was disabled")]
    [InlineData("filteringattributes", "msdynci_customerid", "filtering columns: msdynci_customerid became msdynci_crm_contact_contactid, ")]
    public void A_changed_step_is_repaired_and_the_change_told(string column, object value, string told)
    {
        var step = organization.Step("UpdateMultiple", Names.CustomerProfile.Table);
        var row = new Entity(Names.Step.Table, step.Id) { [column] = value is int number && column != "rank" ? new OptionSetValue(number) : value };
        if (column == "stage")
        {
            row["mode"] = new OptionSetValue(0);
        }

        organization.System.Update(row);
        var answer = organization.Prepare();
        Assert.Equal(1, answer.Changed);
        Assert.Contains(told, answer.ReasonsOf("Changed"), StringComparison.Ordinal);
        Assert.Contains(told, answer.Summary, StringComparison.Ordinal);
        Assert.Equal(step.Id, organization.Step("UpdateMultiple", Names.CustomerProfile.Table).Id);
        Assert.Equal(0, organization.WritesOf(() => organization.Prepare()));
    }

    [Fact]
    public void An_image_as_versions_before_had_it_is_taken_away()
    {
        var step = organization.Step("UpdateMultiple", Names.AlternateKey.Table).Id;
        organization.System.Create(new Entity(Names.StepImage.Table)
        {
            ["name"] = "before",
            ["entityalias"] = "before",
            ["imagetype"] = new OptionSetValue(0),
            ["messagepropertyname"] = "Targets",
            ["sdkmessageprocessingstepid"] = new EntityReference(Names.Step.Table, step),
        });
        Assert.Contains("it had the image 'before', which it does not need", organization.Prepare().ReasonsOf("Changed"), StringComparison.Ordinal);
        Assert.Empty(organization.ImagesOf(step));
    }

    [Fact]
    public void A_step_on_a_delete_as_versions_before_had_it_is_taken_away()
    {
        var id = Copy(organization.Step("UpdateMultiple", Names.AlternateKey.Table), row =>
        {
            row["name"] = "Linking.Plugins.Entry.AlternateKeyWritten: Delete of msdynci_alternatekey";
            var filter = new Microsoft.Xrm.Sdk.Query.QueryExpression("sdkmessagefilter") { ColumnSet = new Microsoft.Xrm.Sdk.Query.ColumnSet("sdkmessageid") };
            filter.Criteria.AddCondition("primaryobjecttypecode", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal, Names.AlternateKey.Table);
            filter.AddLink("sdkmessage", "sdkmessageid", "sdkmessageid").LinkCriteria.AddCondition("name", Microsoft.Xrm.Sdk.Query.ConditionOperator.Equal,
                "Delete");
            var found = Assert.Single(organization.System.RetrieveMultiple(filter).Entities);
            row["sdkmessageid"] = found["sdkmessageid"];
            row["sdkmessagefilterid"] = found.ToEntityReference();
        });
        Assert.Equal(1, organization.Prepare().Count("Removed"));
        Assert.DoesNotContain(organization.Steps(), step => step.Id == id);
    }

    [Fact]
    public void Of_two_registrations_the_better_one_stays()
    {
        var step = organization.Step("CreateMultiple", Names.CustomerProfile.Table);
        var twin = Copy(step, row => row["rank"] = 99);
        var answer = organization.Prepare();
        Assert.Equal("it was registered twice", answer.ReasonsOf("Removed"));
        Assert.Equal(step.Id, organization.Step("CreateMultiple", Names.CustomerProfile.Table).Id);
        Assert.DoesNotContain(organization.Steps(), row => row.Id == twin);
    }

    [Fact]
    public void A_step_that_the_list_does_not_have_goes_with_its_images()
    {
        var surplus = Copy(organization.Step("UpdateMultiple", Names.CustomerProfile.Table), row =>
        {
            var message = organization.Find("sdkmessage", "name", "Update");
            row["sdkmessageid"] = new EntityReference("sdkmessage", message);
            row["sdkmessagefilterid"] = organization.All("sdkmessagefilter").Find(filter =>
                filter.GetAttributeValue<EntityReference>("sdkmessageid").Id == message
                    && filter.GetAttributeValue<string>("primaryobjecttypecode") == Names.CustomerProfile.Table)!.ToEntityReference();
        });
        organization.System.Create(new Entity(Names.StepImage.Table)
        {
            ["name"] = "x",
            ["entityalias"] = "x",
            ["imagetype"] = new OptionSetValue(0),
            ["sdkmessageprocessingstepid"] = new EntityReference(Names.Step.Table, surplus)
        });
        Assert.Contains("is not to have a step", organization.Prepare().ReasonsOf("Removed"), StringComparison.Ordinal);
        Assert.DoesNotContain(organization.All(Names.StepImage.Table), image => image.GetAttributeValue<string>("name") == "x");
    }

    [Fact]
    public void Steps_of_others_stay_as_they_are()
    {
        var other = organization.Dataverse.RegisterPlugin(new Idle(), "Contoso.Idle");
        var foreign = Copy(organization.Step("CreateMultiple", Names.CustomerProfile.Table), row =>
        {
            row["plugintypeid"] = new EntityReference("plugintype", other);
            row["rank"] = 7;
        });
        Assert.Equal(0, organization.Prepare().Changed);
        Assert.Equal(7, organization.All(Names.Step.Table).Find(row => row.Id == foreign)!.GetAttributeValue<int>("rank"));
    }

    [Fact]
    public void The_main_operation_of_a_custom_API_is_no_surplus_step()
    {
        // The platform shows it as a step in a stage where nobody can register, so that it is put there past its rules.
        var type = organization.Find("plugintype", "typename", "Linking.Plugins.Entry.StartRun");
        organization.Dataverse.Load(Names.Step.Table,
        [
            new Entity(Names.Step.Table, Guid.NewGuid())
            {
                ["name"] = "cpl_StartRun",
                ["plugintypeid"] = new EntityReference("plugintype", type),
                ["sdkmessageid"] = new EntityReference("sdkmessage", organization.Find("sdkmessage", "name", "cpl_StartRun")),
                ["stage"] = new OptionSetValue(30),
                ["mode"] = new OptionSetValue(0),
            },
        ]);
        Assert.Equal(0, organization.Prepare().Changed);
        Assert.Equal(10, (int)organization.Call(Names.Api.RemoveLinking)[Names.ApiParameter.Removed]);
        Assert.Equal("cpl_StartRun", Assert.Single(organization.Steps()).GetAttributeValue<string>("name"));
    }

    [Fact]
    public void Steps_of_an_earlier_version_of_the_assembly_are_moved_to_this_one()
    {
        var step = organization.Step("UpdateMultiple", Names.CustomerProfile.Table);
        var type = organization.All("plugintype").Find(row => row.Id == step.GetAttributeValue<EntityReference>("plugintypeid").Id)!;
        var old = organization.System.Create(new Entity("pluginassembly") { ["name"] = "Linking.Plugins", ["version"] = "0.9.0.0" });
        var oldType = organization.System.Create(new Entity("plugintype")
        {
            ["name"] = type["name"],
            ["typename"] = type["typename"],
            ["assemblyname"] = type["assemblyname"],
            ["publickeytoken"] = type["publickeytoken"],
            ["version"] = "0.9.0.0",
            ["pluginassemblyid"] = new EntityReference("pluginassembly", old),
        });
        organization.System.Update(new Entity(Names.Step.Table, step.Id) { ["plugintypeid"] = new EntityReference("plugintype", oldType) });
        Assert.Contains("earlier version", organization.Prepare().ReasonsOf("Changed"), StringComparison.Ordinal);
        Assert.Equal(type.Id, organization.Step("UpdateMultiple", Names.CustomerProfile.Table).GetAttributeValue<EntityReference>("plugintypeid").Id);
    }

    public void Dispose() => organization.Dispose();

    private Guid Copy(Entity step, Action<Entity> change)
    {
        var row = new Entity(Names.Step.Table);
        foreach (var column in new[] { "name", "plugintypeid", "sdkmessageid", "sdkmessagefilterid", "stage", "mode", "rank", "asyncautodelete",
            "supporteddeployment" })
        {
            row[column] = step[column];
        }

        change(row);
        return organization.System.Create(row);
    }
}

using System.ServiceModel;
using System.Text.Json;
using EmbeddedDataverse.Platform;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Solution.Tests.Scenarios;

/// <summary>Taking the product away, with and without what others built on it.</summary>
public sealed class UninstallTests : IDisposable
{
    private readonly InstalledOrganization organization = new();

    public UninstallTests()
    {
        organization.Import(Packages.Present);
        organization.Prepare();
    }

    [Fact]
    public void Steps_that_are_left_hold_the_deletion_up_and_removal_takes_them_away()
    {
        Assert.Contains("Type: SdkMessageProcessingStep", Assert.Throws<FaultException<OrganizationServiceFault>>(organization.Uninstall).Message,
            StringComparison.Ordinal);
        var answer = organization.Call(Names.Api.RemoveLinking);
        Assert.Equal((true, 4), ((bool)answer[Names.ApiParameter.Complete], (int)answer[Names.ApiParameter.Removed]));
        Assert.DoesNotContain("uses the product", (string)answer[Names.ApiParameter.Summary], StringComparison.Ordinal);
        organization.Uninstall();
        Assert.All(new[] { "solution", "solutioncomponent", "customapi", "catalog", "webresource", "appmodule", "environmentvariabledefinition" }, table =>
            Assert.Empty(organization.Rows(table)));
        organization.Import(Packages.Present);
        Assert.Equal(4, organization.Prepare());
    }

    [Fact]
    public void What_others_built_on_it_is_found_by_removal_and_by_the_platform()
    {
        var form = organization.Service.Create(new Entity("systemform")
        {
            ["name"] = "Contact",
            ["objecttypecode"] = "contact",
            ["formxml"] = $"<form><control><parameters><Url>{Names.WebResource.Card}</Url></parameters></control></form>"
        });
        var workflow = organization.Service.Create(Process("Nightly", 0, "xaml",
            $"<mxswa:ActivityReference AssemblyQualifiedName=\"{Names.EntryType.StartLinkingRun}, Linking.Plugins\" />"));
        var subscriber = organization.Step(Names.RunStateChanged.Api, null, "Tell Teams");
        var onRuns = organization.Step("Create", Names.Run.Table, "Copy runs");
        var flow = organization.Service.Create(Process("Run each night", 5, "clientdata", "{\"actionName\":\"cpl_StartRun\"}"));
        var listening = organization.Service.Create(new Entity("callbackregistration") { ["name"] = "a flow", ["sdkmessagename"] = Names.RunStateChanged.Api });
        organization.Service.Create(Process("Other", 5, "clientdata", "{\"actionName\":\"cplStartRun\"}"));
        organization.Service.Create(new Entity("systemform") { ["name"] = "Lead", ["objecttypecode"] = "lead", ["formxml"] = "<form />" });

        var answer = organization.Call(Names.Api.RemoveLinking);
        var found = JsonDocument.Parse((string)answer[Names.ApiParameter.Detail]).RootElement;
        Assert.Equal(
            new[] { form, workflow, subscriber, onRuns, flow, listening }.Order(),
            found.GetProperty("obstacles").EnumerateArray().Select(obstacle => obstacle.GetProperty("id").GetGuid()).Order());
        Assert.Equal(6, found.GetProperty("obstacleCount").GetInt32());
        Assert.Contains($"- form 'Contact' ({form:D}) of contact shows cpl_/card.html: take the card off the form", (string)answer[Names.ApiParameter.Summary],
            StringComparison.Ordinal);
        Assert.Contains($"- plug-in step 'Copy runs' ({onRuns:D}) runs on Create of cpl_run: unregister it", (string)answer[Names.ApiParameter.Summary],
            StringComparison.Ordinal);

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(organization.Uninstall).Detail;
        Assert.Equal(ErrorCodes.SolutionDependenciesExist, fault.ErrorCode);
        Assert.All(new[] { form, workflow, subscriber, onRuns }, id => Assert.Contains(id.ToString("D"), fault.Message, StringComparison.Ordinal));

        organization.Service.Delete("systemform", form);
        organization.Service.Delete("workflow", workflow);
        organization.Service.Delete(Names.Step.Table, subscriber);
        organization.Service.Delete(Names.Step.Table, onRuns);
        organization.Uninstall();
    }

    [Fact]
    public void Many_are_counted_and_the_summary_names_the_first()
    {
        for (var number = 0; number < 21; number++)
        {
            organization.Service.Create(Process($"Flow {number:D2}", 5, "clientdata", "cpl_Run"));
        }

        var answer = organization.Call(Names.Api.RemoveLinking);
        var summary = (string)answer[Names.ApiParameter.Summary];
        Assert.Contains("'Flow 19'", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("'Flow 20'", summary, StringComparison.Ordinal);
        Assert.EndsWith("- and 1 more, in the detail", summary, StringComparison.Ordinal);
        Assert.Contains("Flow 20", (string)answer[Names.ApiParameter.Detail], StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_that_it_looks_for_are_those_of_the_solution()
    {
        Assert.True(Built.Source.Has("WebResources/" + Names.WebResource.Card));
        Assert.Equal("activity", Drift.ShippedTypes.Read()[Names.EntryType.StartLinkingRun]);
    }

    public void Dispose() => organization.Dispose();

    private static Entity Process(string name, int category, string column, string content) => new("workflow")
    {
        ["name"] = name,
        ["type"] = new OptionSetValue(1),
        ["category"] = new OptionSetValue(category),
        [column] = content,
    };
}

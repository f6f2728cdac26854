using EmbeddedDataverse;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Solution.Tests.Scenarios;

/// <summary>An environment into which packages of the product are imported. Customer Insights is not there: the steps of runs are.</summary>
internal sealed class InstalledOrganization : IDisposable
{
    private const string Solution = "CustomerProfileLinking";
    private readonly Organization organization = Organization.Open();

    public IOrganizationService Service => organization.System;

    public Organization Dataverse => organization;

    public void Import(byte[] package, bool isHolding = false) =>
        Service.Execute(new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = package, ["HoldingSolution"] = isHolding });

    public void ApplyUpgrade() => Service.Execute(new OrganizationRequest("DeleteAndPromote") { ["UniqueName"] = Solution });

    public void Uninstall() => Service.Delete("solution", Rows("solution").Single(row => row.GetAttributeValue<string>("uniquename") == Solution).Id);

    public ParameterCollection Call(string api, params (string Name, object Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return Service.Execute(request).Results;
    }

    /// <summary>How many steps set-up wrote.</summary>
    public int Prepare() => (int)Call(Names.Api.PrepareLinking, (Names.ApiParameter.SkipDiscovery, true))[Names.ApiParameter.Changed];

    public string Version => Rows("solution").Single(row => row.GetAttributeValue<string>("uniquename") == Solution).GetAttributeValue<string>("version");

    public List<Entity> Rows(string table) => [.. Service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];

    /// <summary>The plug-in types of the steps, each with the version of its assembly.</summary>
    public IEnumerable<string> StepTypes()
    {
        var types = Rows("plugintype")
            .ToDictionary(type => type.Id, type => $"{type.GetAttributeValue<string>("typename")} {type.GetAttributeValue<string>("version")}");
        return Rows(Names.Step.Table).Where(step => step.GetAttributeValue<OptionSetValue>(Names.Step.Stage).Value != 30)
            .Select(step => types[step.GetAttributeValue<EntityReference>(Names.Step.PluginType).Id]).Order(StringComparer.Ordinal);
    }

    public Guid Step(string message, string? table, string name)
    {
        var id = Rows(Names.SdkMessage.Table).Single(row => row.GetAttributeValue<string>(Names.SdkMessage.Name) == message).Id;
        var row = new Entity(Names.Step.Table)
        {
            [Names.Step.Name] = name,
            [Names.Step.PluginType] = new EntityReference("plugintype", organization.RegisterPlugin(new Idle(), "Contoso.Idle")),
            [Names.Step.Message] = new EntityReference(Names.SdkMessage.Table, id),
            [Names.Step.Stage] = new OptionSetValue(40),
            [Names.Step.Mode] = new OptionSetValue(1),
        };
        if (table is not null)
        {
            row[Names.Step.Filter] = Rows(Names.MessageFilter.Table)
                .Single(filter => filter.GetAttributeValue<EntityReference>(Names.MessageFilter.Message).Id == id
                    && filter.GetAttributeValue<string>(Names.MessageFilter.PrimaryTable) == table).ToEntityReference();
        }

        return Service.Create(row);
    }

    public void Dispose() => organization.Dispose();

    private sealed class Idle : IPlugin
    {
        public void Execute(IServiceProvider serviceProvider)
        {
            // It is registered, not run.
        }
    }
}

using EmbeddedDataverse;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = Linking.Plugins.Schema.TableKind;

namespace Linking.Tool.Installation;

/// <summary>Installs the product as it ships: its tables, the built plug-in assembly, the steps and custom APIs of the registration lists, and the settings.</summary>
internal sealed class LinkingInstallation : ILinkingInstallation
{
    /// <inheritdoc />
    public void Install(Organization organization, SimulationInput input)
    {
        InstallProduct(organization);
        new SettingsWriter(organization.System).Write(input.Organization);
    }

    /// <summary>Installs the product into an organisation that has the tables of Customer Insights.</summary>
    internal static void InstallProduct(Organization organization)
    {
        var shapes = new TableShapeReader(organization.System);
        var existing = shapes.Read([Names.CustomerProfile.Table, Names.AlternateKey.Table]);
        new ProductTables(organization).Update();
        RegisterAssembly(organization);
        var steps = new StepRegistrar(organization.System);
        foreach (var table in new[] { Names.CustomerProfile.Table, Names.AlternateKey.Table })
        {
            steps.Register(table, existing.TryGetValue(table, out var shape) ? shape.Kind : TableKind.Virtual);
        }

        steps.Register(Names.Run.Table, TableKind.Standard);
        steps.Register(Names.Batch.Table, TableKind.Standard);
        new CustomApiRegistrar(organization.System).Register();
    }

    // The assembly that is in the file runs, so that it is replaced only by another one.
    private static void RegisterAssembly(Organization organization)
    {
        var content = File.ReadAllBytes(typeof(StepList).Assembly.Location);
        var query = new QueryExpression("pluginassembly") { ColumnSet = new ColumnSet("content") };
        query.Criteria.AddCondition("name", ConditionOperator.Equal, typeof(StepList).Assembly.GetName().Name);
        var installed = organization.System.RetrieveMultiple(query).Entities;
        if (installed.Count == 0 || installed[0].GetAttributeValue<string>("content") != Convert.ToBase64String(content))
        {
            organization.RegisterAssembly(content);
        }
    }
}

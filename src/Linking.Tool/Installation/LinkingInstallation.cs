using EmbeddedDataverse;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;
using TableKind = Linking.Plugins.Schema.TableKind;

namespace Linking.Tool.Installation;

/// <summary>Installs the product as it ships: its tables, the built plug-in assembly, the steps of the registration list, and the settings.</summary>
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
        organization.RegisterAssembly(File.ReadAllBytes(typeof(StepList).Assembly.Location));
        var steps = new StepRegistrar(organization.System);
        foreach (var table in new[] { Names.CustomerProfile.Table, Names.AlternateKey.Table })
        {
            steps.Register(table, existing.TryGetValue(table, out var shape) ? shape.Kind : TableKind.Virtual);
        }

        steps.Register(Names.Run.Table, TableKind.Standard);
        steps.Register(Names.Batch.Table, TableKind.Standard);
    }
}

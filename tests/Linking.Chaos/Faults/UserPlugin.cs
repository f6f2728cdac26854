using Linking.Chaos.Histories;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;

namespace Linking.Chaos.Faults;

/// <summary>A plug-in of somebody else on the update of a source table: it rejects, writes the row too, or is slow.</summary>
internal sealed class UserPlugin(Stage stage, FaultKind kind, SeededRandom random) : IPlugin
{
    private readonly string table = random.Pick(["contact", "contact", "lead"]);
    private readonly double share = random.Pick([0.3, 1.0]);
    private Guid step;

    /// <summary>What it does.</summary>
    public FaultKind Kind => kind;

    /// <summary>How often it did it.</summary>
    public int Struck { get; private set; }

    public void Register()
    {
        var type = stage.Organization.RegisterPlugin(this, $"{kind} {random.NextGuid():N}");
        step = new StepRegistrar(stage.Administrator).Register(type, $"{kind} on {table}", table, kind == FaultKind.PluginChanges ? 40 : 20);
    }

    public void Unregister() => stage.Administrator.Delete("sdkmessageprocessingstep", step);

    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;

        // Only what linking writes, and not what this plug-in writes itself.
        if (!IsOfLinking(context) || !random.Chance(share))
        {
            return;
        }

        Struck++;
        switch (kind)
        {
            case FaultKind.PluginRejects:
                throw new InvalidPluginExecutionException("This contact is under review.");
            case FaultKind.PluginIsSlow:
                stage.Faults.Delay(TimeSpan.FromSeconds(40));
                break;
            default:
                var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
                factory.CreateOrganizationService(context.UserId).Update(new Entity(table, context.PrimaryEntityId) { ["firstname"] = "Changed" });
                break;
        }
    }

    private static bool IsOfLinking(IPluginExecutionContext context)
    {
        return context.InputParameters.TryGetValue("Target", out var target) && target is Entity row && row.Contains(Plugins.Schema.Names.SourceRow.Lookup);
    }
}

namespace EmbeddedDataverse.Tests;

/// <summary>A plug-in that counts its executions in a static field: the count shows which executions run in one load of the assembly.</summary>
public sealed class SharingPlugin : IPlugin
{
    private static int executions;

    public void Execute(IServiceProvider serviceProvider)
    {
        new PluginCall(serviceProvider).Target["description"] = $"{++executions}";
    }
}

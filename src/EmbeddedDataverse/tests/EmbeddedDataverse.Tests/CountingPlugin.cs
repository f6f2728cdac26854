namespace EmbeddedDataverse.Tests;

/// <summary>A plug-in that counts its executions in a field, as no plug-in should: the count shows which executions share an instance.</summary>
public sealed class CountingPlugin(string unsecure) : IPlugin
{
    private int executions;

    public void Execute(IServiceProvider serviceProvider)
    {
        var target = new PluginCall(serviceProvider).Target;
        target["description"] = target.GetAttributeValue<string>("description") + unsecure + ++executions;
    }
}

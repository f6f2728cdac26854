namespace EmbeddedDataverse.Tests;

/// <summary>A plug-in made of a delegate.</summary>
internal sealed class ActionPlugin(Action<PluginCall> action) : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        action(new PluginCall(serviceProvider));
    }
}

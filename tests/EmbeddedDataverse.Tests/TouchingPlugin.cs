namespace EmbeddedDataverse.Tests;

/// <summary>A public plug-in with configuration, to be registered from this assembly's bytes.</summary>
public sealed class TouchingPlugin(string unsecure) : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var call = new PluginCall(serviceProvider);
        if (call.Context.PrimaryEntityName == "contact")
        {
            call.Service().Update(new Entity("contact", call.Context.PrimaryEntityId) { ["description"] = $"{unsecure} {call.Context.PrimaryEntityId}" });
        }
    }
}

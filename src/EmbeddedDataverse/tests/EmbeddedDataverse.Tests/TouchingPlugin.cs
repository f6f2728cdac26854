namespace EmbeddedDataverse.Tests;

/// <summary>
/// A public plug-in with configuration, to be registered from this assembly's bytes; as the main operation of a custom API it answers with what it was asked
/// about.
/// </summary>
public sealed class TouchingPlugin(string unsecure) : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var call = new PluginCall(serviceProvider);
        if (call.Context.PrimaryEntityName == "contact")
        {
            call.Service().Update(new Entity("contact", call.Context.PrimaryEntityId) { ["description"] = $"{unsecure} {call.Context.PrimaryEntityId}" });
        }
        else if (call.Context.InputParameters.TryGetValue("Asset", out var asset))
        {
            call.Context.OutputParameters["Text"] = $"measured {asset}";
        }
    }
}

namespace EmbeddedDataverse.Tests;

/// <summary>The main operation of a custom API: answers with what it was asked about.</summary>
public sealed class MeasuringPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = new PluginCall(serviceProvider).Context;
        context.OutputParameters["Text"] = $"measured {context.InputParameters["Asset"]}";
    }
}

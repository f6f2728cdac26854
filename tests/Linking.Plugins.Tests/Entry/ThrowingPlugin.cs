using Linking.Plugins.Entry;
using Linking.Plugins.Execution;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Entry;

/// <summary>A plug-in of the product that ends with an exception.</summary>
internal sealed class ThrowingPlugin(Exception exception) : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope) => throw exception;
}

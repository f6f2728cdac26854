using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Setup;

/// <summary>A plug-in of somebody else, which does nothing.</summary>
internal sealed class Idle : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
    }
}

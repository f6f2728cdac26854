using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: iplugin.</summary>
public interface IPlugin
{
    void Execute(IServiceProvider serviceProvider);
}

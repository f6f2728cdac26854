using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Custom code that the organisation runs.</summary>
public interface IPlugin
{
    void Execute(IServiceProvider serviceProvider);
}

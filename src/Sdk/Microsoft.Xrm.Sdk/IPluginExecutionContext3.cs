using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: iplugin execution context3.</summary>
public interface IPluginExecutionContext3 : IPluginExecutionContext2
{
    Guid AuthenticatedUserId { get; }
}

using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>Marks an argument of an activity as an output.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : ParameterAttribute
{
    public OutputAttribute(string name)
        : base(name)
    {
    }
}

using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>Marks an argument of an activity as an input.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : ParameterAttribute
{
    public InputAttribute(string name)
        : base(name)
    {
    }
}

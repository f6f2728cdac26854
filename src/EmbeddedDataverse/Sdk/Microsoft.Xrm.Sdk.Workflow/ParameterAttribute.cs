using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>What the inputs and outputs of an activity have in common: the name that the designer shows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ParameterAttribute : Attribute
{
    protected ParameterAttribute(string name)
    {
        Name = name;
    }

    public string Name { get; }
}

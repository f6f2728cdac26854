using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>The value of an argument that is left empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute : Attribute
{
    public DefaultAttribute(string value)
        : this(value, null)
    {
    }

    public DefaultAttribute(string value, string entityName)
    {
        Value = value;
        EntityName = entityName;
    }

    public string EntityName { get; }

    public string Value { get; }
}

using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>Names the table that a reference argument points to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferenceTargetAttribute : Attribute
{
    public ReferenceTargetAttribute(string entityName)
    {
        EntityName = entityName;
    }

    public string EntityName { get; }
}

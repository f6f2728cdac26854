using System;
using System.Linq;
using Microsoft.Xrm.Sdk.Client;

namespace Microsoft.Xrm.Sdk;

/// <summary>Makes a row of an early-bound class from a row; values are shared, not cloned.</summary>
internal static class EntityConversion
{
    internal static Entity Copy(Entity source, Type type)
    {
        var name = (EntityLogicalNameAttribute)type.GetCustomAttributes(typeof(EntityLogicalNameAttribute), true).FirstOrDefault();
        if (name != null && !string.IsNullOrWhiteSpace(source.LogicalName) && name.LogicalName != source.LogicalName)
        {
            throw new NotSupportedException("Cannot convert entity " + source.LogicalName + " to " + name.LogicalName + ".");
        }

        var target = (Entity)Activator.CreateInstance(type);
        target.LogicalName = source.LogicalName ?? name?.LogicalName;
        target.EntityState = source.EntityState;
        target.RowVersion = source.RowVersion;
        target.ExtensionData = source.ExtensionData;
        target.Attributes.AddRange(source.Attributes.Where(attribute => !target.Attributes.Contains(attribute.Key)));
        target.FormattedValues.AddRange(source.FormattedValues);
        target.RelatedEntities.AddRange(source.RelatedEntities);
        target.KeyAttributes.AddRange(source.KeyAttributes);
        target.Id = source.Id;
        return target;
    }
}

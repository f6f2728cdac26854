using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.Metadata;

/// <summary>Leaves only the properties a query named; what identifies an object always stays.</summary>
internal static class MetadataProjection
{
    private static readonly string[] Always = ["MetadataId", "LogicalName", "HasChanged", "SchemaName", "AttributeType", "EntityLogicalName"];

    public static bool Wants(MetadataPropertiesExpression? properties, string name)
    {
        return properties is null or { AllProperties: true } || properties.PropertyNames.Contains(name);
    }

    public static T Apply<T>(MetadataPropertiesExpression? properties, T metadata)
        where T : MetadataBase
    {
        if (properties is null or { AllProperties: true })
        {
            return metadata;
        }

        var result = (T)Activator.CreateInstance(metadata.GetType())!;
        foreach (var name in Always.Concat(properties.PropertyNames).Where(name => MetadataFiller.Has(metadata.GetType(), name)))
        {
            _ = result.Fill((name, MetadataFiller.Get(metadata, name)));
        }

        return result;
    }
}

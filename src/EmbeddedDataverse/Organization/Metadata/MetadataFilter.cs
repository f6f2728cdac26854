using System.Collections;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.Metadata;

/// <summary>Evaluates the criteria of RetrieveMetadataChanges on a metadata object.</summary>
internal static class MetadataFilter
{
    public static bool Accepts(MetadataFilterExpression? filter, object metadata)
    {
        if (filter is null || (filter.Conditions.Count == 0 && filter.Filters.Count == 0))
        {
            return true;
        }

        var results = filter.Conditions.Select(condition => Accepts(condition, metadata)).Concat(filter.Filters.Select(inner => Accepts(inner, metadata)));
        return filter.FilterOperator == LogicalOperator.And ? results.All(result => result) : results.Any(result => result);
    }

    private static bool Accepts(MetadataConditionExpression condition, object metadata)
    {
        if (!MetadataFiller.Has(metadata.GetType(), condition.PropertyName))
        {
            // A property that only another class of columns has.
            return false;
        }

        var value = Plain(MetadataFiller.Get(metadata, condition.PropertyName));
        return condition.ConditionOperator switch
        {
            MetadataConditionOperator.Equals => Same(value, condition.Value),
            MetadataConditionOperator.NotEquals => !Same(value, condition.Value),
            MetadataConditionOperator.In => Many(condition).Any(one => Same(value, one)),
            MetadataConditionOperator.NotIn => !Many(condition).Any(one => Same(value, one)),
            MetadataConditionOperator.GreaterThan => Comparer.DefaultInvariant.Compare(value, condition.Value) > 0,
            _ => Comparer.DefaultInvariant.Compare(value, condition.Value) < 0,
        };
    }

    private static IEnumerable<object?> Many(MetadataConditionExpression condition)
    {
        return condition.Value is IEnumerable many and not string
            ? many.Cast<object?>()
            : throw PlatformFaults.Invalid($"The operator {condition.ConditionOperator} on '{condition.PropertyName}' needs a collection.");
    }

    private static object? Plain(object? value)
    {
        return value switch
        {
            BooleanManagedProperty property => property.Value,
            AttributeTypeDisplayName name => name.Value,
            _ => value,
        };
    }

    private static bool Same(object? left, object? right)
    {
        right = Plain(right);
        if (left is Enum && right is not (null or Enum))
        {
            return right is string text
                ? left.ToString() == text : Convert.ToInt32(left, CultureInfo.InvariantCulture) == Convert.ToInt32(right, CultureInfo.InvariantCulture);
        }

        return Equals(left, right);
    }
}

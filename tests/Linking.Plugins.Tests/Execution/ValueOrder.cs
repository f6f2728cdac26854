using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Execution;

/// <summary>Orders and compares the values of a column as the platform does: texts without regard to case, nothing first.</summary>
internal sealed class ValueOrder : IComparer<object?>, IEqualityComparer<object?>
{
    public static readonly ValueOrder Platform = new();

    private ValueOrder()
    {
    }

    /// <summary>The value that is compared: the number of a choice, the id of a lookup.</summary>
    public static object? Plain(object? value) => value switch
    {
        OptionSetValue choice => choice.Value,
        EntityReference reference => reference.Id,
        Enum choice => Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    public new bool Equals(object? x, object? y)
    {
        return x is string text && y is string other ? StringComparer.OrdinalIgnoreCase.Equals(text, other) : object.Equals(x, y);
    }

    public int GetHashCode(object? obj) => obj is string text ? StringComparer.OrdinalIgnoreCase.GetHashCode(text) : obj?.GetHashCode() ?? 0;

    public int Compare(object? x, object? y)
    {
        return x is string text && y is string other ? StringComparer.OrdinalIgnoreCase.Compare(text, other) : Comparer<object>.Default.Compare(x, y);
    }
}

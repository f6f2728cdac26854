using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>How a column treats time zones.</summary>
[DataContract(Name = "DateTimeBehavior", Namespace = "http://schemas.microsoft.com/xrm/7.1/Metadata")]
public sealed class DateTimeBehavior : ConstantsBase<string>
{
    public static readonly DateTimeBehavior UserLocal = Add<DateTimeBehavior>("UserLocal");
    public static readonly DateTimeBehavior DateOnly = Add<DateTimeBehavior>("DateOnly");
    public static readonly DateTimeBehavior TimeZoneIndependent = Add<DateTimeBehavior>("TimeZoneIndependent");

    public static implicit operator DateTimeBehavior(string behavior)
    {
        return behavior == null ? null : Create<DateTimeBehavior>(behavior);
    }

    protected override bool ValueExistsInList(string value)
    {
        return ValidValues.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    public override bool Equals(object obj)
    {
        return obj is DateTimeBehavior other && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);
    }

    public static bool operator ==(DateTimeBehavior behaviorA, DateTimeBehavior behaviorB)
    {
        return Equals(behaviorA, behaviorB);
    }

    public static bool operator !=(DateTimeBehavior behaviorA, DateTimeBehavior behaviorB)
    {
        return !Equals(behaviorA, behaviorB);
    }

    public override int GetHashCode()
    {
        return Value == null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Value);
    }
}

using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The format of a column for long text.</summary>
[DataContract(Name = "MemoFormatName", Namespace = "http://schemas.microsoft.com/xrm/9.0/Metadata")]
public sealed class MemoFormatName : ConstantsBase<string>
{
    public static readonly MemoFormatName Text = Add<MemoFormatName>("Text");
    public static readonly MemoFormatName Email = Add<MemoFormatName>("Email");
    public static readonly MemoFormatName TextArea = Add<MemoFormatName>("TextArea");
    public static readonly MemoFormatName Json = Add<MemoFormatName>("Json");
    public static readonly MemoFormatName RichText = Add<MemoFormatName>("RichText");

    public static implicit operator MemoFormatName(string formatName)
    {
        return formatName == null ? null : Create<MemoFormatName>(formatName);
    }

    protected override bool ValueExistsInList(string value)
    {
        return ValidValues.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    public override bool Equals(object obj)
    {
        return obj is MemoFormatName other && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);
    }

    public static bool operator ==(MemoFormatName stringFormatA, MemoFormatName stringFormatB)
    {
        return Equals(stringFormatA, stringFormatB);
    }

    public static bool operator !=(MemoFormatName stringFormatA, MemoFormatName stringFormatB)
    {
        return !Equals(stringFormatA, stringFormatB);
    }

    public override int GetHashCode()
    {
        return Value == null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Value);
    }
}

using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The format of a column for text.</summary>
[DataContract(Name = "StringFormatName", Namespace = "http://schemas.microsoft.com/xrm/2013/Metadata")]
public sealed class StringFormatName : ConstantsBase<string>
{
    public static readonly StringFormatName Email = Add<StringFormatName>("Email");
    public static readonly StringFormatName Text = Add<StringFormatName>("Text");
    public static readonly StringFormatName TextArea = Add<StringFormatName>("TextArea");
    public static readonly StringFormatName Url = Add<StringFormatName>("Url");
    public static readonly StringFormatName TickerSymbol = Add<StringFormatName>("TickerSymbol");
    public static readonly StringFormatName PhoneticGuide = Add<StringFormatName>("PhoneticGuide");
    public static readonly StringFormatName VersionNumber = Add<StringFormatName>("VersionNumber");
    public static readonly StringFormatName Phone = Add<StringFormatName>("Phone");
    public static readonly StringFormatName Json = Add<StringFormatName>("Json");
    public static readonly StringFormatName RichText = Add<StringFormatName>("RichText");

    public static implicit operator StringFormatName(string formatName)
    {
        return formatName == null ? null : Create<StringFormatName>(formatName);
    }

    protected override bool ValueExistsInList(string value)
    {
        return ValidValues.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    public override bool Equals(object obj)
    {
        return obj is StringFormatName other && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);
    }

    public static bool operator ==(StringFormatName stringFormatA, StringFormatName stringFormatB)
    {
        return Equals(stringFormatA, stringFormatB);
    }

    public static bool operator !=(StringFormatName stringFormatA, StringFormatName stringFormatB)
    {
        return !Equals(stringFormatA, stringFormatB);
    }

    public override int GetHashCode()
    {
        return Value == null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Value);
    }
}

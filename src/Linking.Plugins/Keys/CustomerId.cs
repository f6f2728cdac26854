using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Keys;

/// <summary>
/// The text key of a customer profile, compared without regard to form and case.
/// </summary>
/// <remarks>
/// Carried as text, documented with and without dashes (Customer Insights - Data, "OData query examples" and the published
/// plug-in sources that call <c>new Guid(customerId)</c>). A text that is no GUID is kept as it is, trimmed, in lower case.
/// </remarks>
internal readonly struct CustomerId : IEquatable<CustomerId>
{
    private readonly string? text;

    private CustomerId(string text)
    {
        this.text = text;
    }

    /// <summary>The comparable form: a GUID in lower case with dashes, or the trimmed text in lower case.</summary>
    internal string Text => text ?? string.Empty;

    /// <summary>Whether there is an identifier at all.</summary>
    internal bool IsEmpty => Text.Length == 0;

    public static bool operator ==(CustomerId left, CustomerId right) => left.Equals(right);

    public static bool operator !=(CustomerId left, CustomerId right) => !left.Equals(right);

    /// <summary>Reads an identifier from any of the forms in which it is stored; null or blank gives the empty one.</summary>
    internal static CustomerId Parse(string? value)
    {
        var trimmed = value?.Trim() ?? string.Empty;
        return GuidText.TryParse(trimmed, out var id)
            ? new CustomerId(id.ToString("D"))
            : new CustomerId(trimmed.ToLowerInvariant());
    }

    /// <summary>
    /// The other texts under which the same identifier may be stored, without <paramref name="asWritten"/> itself:
    /// with and without dashes, in lower and upper case.
    /// </summary>
    internal IEnumerable<string> OtherForms(string asWritten)
    {
        return CustomerIdForm.WriteAll(this).Where(form => !string.Equals(form, asWritten, StringComparison.Ordinal));
    }

    public bool Equals(CustomerId other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CustomerId other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}

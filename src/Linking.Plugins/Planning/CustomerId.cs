using System;

namespace Linking.Plugins.Planning;

/// <summary>
/// The text key of a customer profile, compared without regard to form and case: one value from the key that names it to the plan.
/// </summary>
/// <remarks>
/// Carried as text, documented with and without dashes (Customer Insights - Data, "OData query examples" and the published
/// plug-in sources that call <c>new Guid(customerId)</c>). A text that is no GUID is kept trimmed and in lower case.
/// </remarks>
internal readonly struct CustomerId : IEquatable<CustomerId>, IComparable<CustomerId>
{
    private const string Dash = "-";

    private readonly Guid id;
    private readonly string? text;

    private CustomerId(Guid id)
    {
        this.id = id;
        text = null;
    }

    private CustomerId(string text)
    {
        id = Guid.Empty;
        this.text = text;
    }

    /// <summary>The comparable form: a GUID in lower case with dashes, or the trimmed text in lower case; empty for none.</summary>
    internal string Text => text ?? (id == Guid.Empty ? string.Empty : id.ToString("D"));

    /// <summary>Whether there is no identifier at all.</summary>
    internal bool IsEmpty => id == Guid.Empty && string.IsNullOrEmpty(text);

    public static bool operator ==(CustomerId left, CustomerId right) => left.Equals(right);

    public static bool operator !=(CustomerId left, CustomerId right) => !left.Equals(right);

    /// <summary>Reads an identifier from any of the forms in which it is stored; null or blank gives the empty one.</summary>
    internal static CustomerId Parse(string? value)
    {
        var trimmed = value?.Trim() ?? string.Empty;

        // The empty GUID is kept as text, so that it is told from no identifier.
        return GuidText.TryParse(trimmed, out var id) && id != Guid.Empty
            ? new CustomerId(id)
            : new CustomerId(id == Guid.Empty && trimmed.Length > 0 && GuidText.TryParse(trimmed, out _) ? Guid.Empty.ToString("D")
                : trimmed.ToLowerInvariant());
    }

    public bool Equals(CustomerId other) => id == other.id && string.Equals(text ?? string.Empty, other.text ?? string.Empty, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CustomerId other && Equals(other);

    public override int GetHashCode() => string.IsNullOrEmpty(text) ? id.GetHashCode() : StringComparer.Ordinal.GetHashCode(text);

    /// <summary>Orders by the text without dashes and case: the order that decides between several customers.</summary>
    public int CompareTo(CustomerId other)
    {
        var byText = string.CompareOrdinal(Text.Replace(Dash, string.Empty), other.Text.Replace(Dash, string.Empty));
        return byText != 0 ? byText : string.CompareOrdinal(Text, other.Text);
    }

    public override string ToString() => Text;
}

namespace Linking.Chaos.Reference;

/// <summary>CustomerIds are the same in any form of a GUID and any case, and are ordered without dashes and case (rules 1 and 3).</summary>
internal static class CustomerName
{
    /// <summary>The order between customers of equal right.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create((one, other) => string.CompareOrdinal(Bare(one), Bare(other)));

    /// <summary>The form to compare by; null when there is nothing to read.</summary>
    public static string? Of(string? text)
    {
        return Guid.TryParse(text, out var id) ? id.ToString("N") : string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
    }

    private static string Bare(string customer) => customer.Replace("-", "", StringComparison.Ordinal);
}

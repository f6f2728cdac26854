namespace Linking.Chaos.Reference;

/// <summary>The links that a row may have.</summary>
/// <param name="Why">The rule.</param>
/// <param name="Links">The profiles; null among them is no link.</param>
internal sealed record Allowed(string Why, IReadOnlyList<Guid?> Links)
{
    public override string ToString() => $"{Why}: {string.Join(" or ", Links.Distinct().Select(link => link?.ToString("D") ?? "none"))}";
}

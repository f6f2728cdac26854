namespace Linking.Chaos.Reference;

/// <summary>A key as one of the places that hold keys names it, and the customer to whom the place belongs; null when that cannot be read.</summary>
internal readonly record struct NamedKey(string DataSource, string Table, string Value, string? Customer);

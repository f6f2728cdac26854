namespace Linking.Tool.Input;

/// <summary>A column as far as reading values for it needs.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Kind">Type of its values.</param>
/// <param name="MaxLength">Longest text it takes, in characters; null for other types.</param>
/// <param name="Target">Table a lookup points to; null for other types.</param>
internal sealed record ColumnShape(string Name, ColumnKind Kind, int? MaxLength = null, string? Target = null)
{
    public const int DefaultTextLength = 4000;
    public const int MemoLength = 1_048_576;
}

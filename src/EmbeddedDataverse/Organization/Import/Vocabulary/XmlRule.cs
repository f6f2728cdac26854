namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>What one element may hold: attributes, and either elements or a text of a kind.</summary>
internal sealed class XmlRule
{
    /// <summary>The attributes, with the kind of their values.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes that must be there.</summary>
    public HashSet<string> RequiredAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The elements; true for those of which there may be several.</summary>
    public Dictionary<string, bool> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Elements that must be there.</summary>
    public HashSet<string> RequiredChildren { get; } = new(StringComparer.Ordinal);

    /// <summary>The kind of the text; null for an element that holds elements.</summary>
    public string? Text { get; set; }
}

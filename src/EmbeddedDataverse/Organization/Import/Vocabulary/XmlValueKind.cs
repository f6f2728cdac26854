namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>The kinds of text that elements and attributes of a package may hold.</summary>
internal static class XmlValueKind
{
    /// <summary>Refuses a value that is not of its kind. Values parted by <c>|</c> are the only ones allowed; an empty one stands for none.</summary>
    public static void Check(string kind, string value, string place)
    {
        var valid = kind switch
        {
            "text" => true,
            "none" => value.Length == 0,
            "flag" => value is "0" or "1",
            "bool" => bool.TryParse(value, out _),
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "guid" => Guid.TryParse(value, out var id) && id != Guid.Empty,
            "version" => Version.TryParse(value, out _),
            _ => kind.Split('|').Contains(value, StringComparer.Ordinal),
        };
        if (!valid)
        {
            throw ImportFaults.Unknown(place, value.Length == 0 ? "an empty value" : $"the value '{value}'");
        }
    }
}

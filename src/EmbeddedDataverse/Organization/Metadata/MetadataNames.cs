namespace EmbeddedDataverse.Metadata;

/// <summary>Logical names go into SQL, so only those that Dataverse itself would accept are let in.</summary>
internal static class MetadataNames
{
    public static void Require(string name)
    {
        if (name.Length is 0 or > 128 || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw PlatformFaults.Invalid(
                $"'{name}' is not a valid logical name: it takes lower-case letters, digits and underscores, and starts with a letter.");
        }
    }
}

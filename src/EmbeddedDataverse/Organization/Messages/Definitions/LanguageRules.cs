namespace EmbeddedDataverse;

/// <summary>In which languages labels may be: those that the organisation has provisioned, and that is its base language.</summary>
internal static class LanguageRules
{
    public const string Table = "organization";
    public const string Column = "languagecode";

    /// <summary>Refuses labels in any other language.</summary>
    public static void Require(Organization organization, params Label?[] labels)
    {
        foreach (var code in labels.OfType<Label>().SelectMany(label => label.LocalizedLabels).Select(label => label.LanguageCode).Distinct())
        {
            // An organisation that was made by an earlier version has no such row, and takes any language.
            if (BaseLanguage(organization) is { } language && code != language)
            {
                throw PlatformFaults.Make(ErrorCodes.InvalidLanguageCode, $"The language code {code} is not a valid language for this organization.");
            }
        }
    }

    private static int? BaseLanguage(Organization organization)
    {
        var table = organization.Catalog.Get(Table);
        return organization.Rows.Read(table, organization.OrganizationId, RowReader.Resolve(table, new ColumnSet(Column)))?.GetAttributeValue<int?>(Column);
    }
}

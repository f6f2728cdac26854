using Linking.Plugins.Schema;

namespace Linking.Plugins.Writing;

/// <summary>The labels of the lookup, in the languages in which there are texts; in English for all others.</summary>
internal static class LookupLabels
{
    private const int German = 1031;

    internal static string DisplayName(int language) => language == German ? "Kundenprofil" : Names.SourceRow.LookupDisplayName;

    internal static string Description(int language) => language == German
        ? "Das vereinheitlichte Kundenprofil, zu dem diese Zeile gehört."
        : "The unified customer profile that this row belongs to.";
}

using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Requirements;

/// <summary>Writes unmet requirements for the records: as JSON for programs, as sentences for people.</summary>
internal static class UnmetText
{
    /// <summary>The status text that administrators know from the built-in task.</summary>
    internal const string SkippedSentence = "Linking of Dataverse tables to the CustomerProfile table is skipped.";

    /// <summary>
    /// Writes an array of objects with <c>requirement</c>, <c>sentence</c>, <c>found</c>, <c>expected</c> and <c>remedy</c>;
    /// an empty text when there are none. It fits the columns that keep it, whatever the requirements quote: cut as a whole it would be no JSON.
    /// </summary>
    internal static string ToJson(IReadOnlyList<UnmetRequirement> unmet)
    {
        return unmet.Count == 0 ? string.Empty : JsonText.OfArray(unmet, Write);
    }

    /// <summary>Writes one line per unmet requirement.</summary>
    internal static string ToSentences(IEnumerable<UnmetRequirement> unmet)
    {
        return string.Join("\n", unmet.Select(one => $"{one.Code}: {one.Sentence} Found: {one.Found}. Expected: {one.Expected}. {one.Remedy}"));
    }

    private static void Write(JsonText json, UnmetRequirement requirement)
    {
        json.Add("requirement", requirement.Code.ToString());
        json.Add("sentence", Clip.To(requirement.Sentence, PlatformLimits.Text));
        json.Add("found", Clip.To(requirement.Found, PlatformLimits.Text));
        json.Add("expected", Clip.To(requirement.Expected, PlatformLimits.Text));
        json.Add("remedy", Clip.To(requirement.Remedy, PlatformLimits.Text));
    }
}

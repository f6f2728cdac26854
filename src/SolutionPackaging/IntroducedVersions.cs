using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>A component cannot have been introduced by a version that does not exist yet.</summary>
internal static class IntroducedVersions
{
    /// <summary>Refuses versions that are none, or newer than the solution. The site map carries one of the platform's, as an attribute.</summary>
    public static void Require(XElement customizations, Version version)
    {
        foreach (var introduced in customizations.Descendants("IntroducedVersion"))
        {
            if (!Version.TryParse(introduced.Value, out var parsed) || parsed > version)
            {
                throw new PackagingException(
                    SolutionLayout.Customizations,
                    $"A <{introduced.Parent!.Name}> says that version '{introduced.Value}' introduced it, and the solution is {version}.",
                    "Write the version of the solution that had it first.");
            }
        }
    }
}

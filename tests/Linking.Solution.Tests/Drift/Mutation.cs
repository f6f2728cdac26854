using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests.Drift;

/// <summary>The solution source with one element taken away or added.</summary>
/// <param name="Element">What the report must name.</param>
/// <param name="Source">The changed source.</param>
internal sealed record Mutation(string Element, SourceFolder Source)
{
    /// <summary>Packs the changed source and says what the checks report.</summary>
    public string Report()
    {
        try
        {
            return string.Join("\n", Facts.Differences(CodeFacts.Read(), SolutionFacts.Read(PackedSolution.Of(Source))));
        }
        catch (PackagingException exception)
        {
            return $"{exception.File}: {exception.Message}";
        }
    }

    /// <summary>Changes one XML file.</summary>
    public static SourceFolder Edit(string path, Action<XElement> change)
    {
        var root = Built.Source.Xml(path);
        change(root);
        return Built.Source.With(path, root);
    }
}

using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Elements have the names and the order of real exports.</summary>
internal static class ElementOrder
{
    /// <summary>Says which children are unknown, missing or out of order.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        return solution.ComponentFiles.Prepend(solution.Manifest).Prepend(solution.Customizations)
            .SelectMany(root => root.DescendantsAndSelf())
            .Where(element => !element.Ancestors().Any(ancestor => ancestor.Name.LocalName is "fetchxml" or "layoutxml"))
            .SelectMany(element => Children(element));
    }

    private static IEnumerable<string> Children(XElement element)
    {
        if (!Shapes.All.TryGetValue(element.Name.LocalName, out var shape)
            && !Shapes.All.TryGetValue($"{element.Parent?.Name.LocalName}/{element.Name.LocalName}", out shape))
        {
            yield break;
        }

        var expected = shape.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var names = expected.Select(name => name.TrimStart('?')).ToList();
        var given = element.Elements().Select(child => child.Name.LocalName).ToList();
        foreach (var unknown in given.Except(names, StringComparer.Ordinal))
        {
            yield return $"{Place.Of(element)} has <{unknown}>, which exports do not have there.";
        }

        foreach (var missing in expected.Where(name => name[0] != '?').Except(given, StringComparer.Ordinal))
        {
            yield return $"{Place.Of(element)} has no <{missing}>.";
        }

        var positions = given.Select(name => names.IndexOf(name)).Where(position => position >= 0).ToList();
        if (!positions.Zip(positions.Skip(1)).All(pair => pair.First < pair.Second))
        {
            yield return $"{Place.Of(element)} has its children in another order than exports, or twice: {string.Join(", ", given)}.";
        }
    }
}

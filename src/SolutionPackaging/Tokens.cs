using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Fills in what the source does not say itself, so that it cannot drift: the solution's version and the assembly's name.</summary>
internal sealed class Tokens(Version version, string assemblyFullName)
{
    private const string VersionToken = "$(SolutionVersion)";
    private const string AssemblyToken = "$(AssemblyFullName)";

    /// <summary>Replaces the tokens in an element and all below it.</summary>
    /// <exception cref="PackagingException">A token is unknown.</exception>
    public XElement Fill(string file, XElement element)
    {
        foreach (var descendant in element.DescendantsAndSelf())
        {
            foreach (var attribute in descendant.Attributes())
            {
                attribute.Value = Fill(file, attribute.Value);
            }

            foreach (var text in descendant.Nodes().OfType<XText>())
            {
                text.Value = Fill(file, text.Value);
            }
        }

        return element;
    }

    /// <summary>Replaces the tokens in a text.</summary>
    /// <exception cref="PackagingException">A token is unknown.</exception>
    public string Fill(string file, string text)
    {
        var filled = text.Replace(VersionToken, version.ToString(), StringComparison.Ordinal)
            .Replace(AssemblyToken, assemblyFullName, StringComparison.Ordinal);
        return filled.Contains("$(", StringComparison.Ordinal)
            ? throw new PackagingException(file, $"'{text}' has a token that is not known.", $"Use {VersionToken} or {AssemblyToken}.")
            : filled;
    }
}

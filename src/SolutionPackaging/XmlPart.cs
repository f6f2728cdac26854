using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Writes XML as exports do: UTF-8 without a byte order mark, indented, always with the same line ends.</summary>
internal static class XmlPart
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
    };

    /// <summary>Makes an entry of an element.</summary>
    public static Part Of(string path, XElement root, bool hasDeclaration = false)
    {
        var settings = Settings.Clone();
        settings.OmitXmlDeclaration = !hasDeclaration;
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, settings))
        {
            root.Save(writer);
        }

        return new Part(path, stream.ToArray());
    }
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace Linking.Plugins.Requirements;

/// <summary>Writes unmet requirements for the records: as JSON for programs, as sentences for people.</summary>
internal static class UnmetText
{
    /// <summary>The status text that administrators know from the built-in task.</summary>
    internal const string SkippedSentence = "Linking of Dataverse tables to the CustomerProfile table is skipped.";

    /// <summary>
    /// Writes an array of objects with <c>requirement</c>, <c>sentence</c>, <c>found</c>, <c>expected</c> and <c>remedy</c>;
    /// an empty text when there are none.
    /// </summary>
    internal static string ToJson(IReadOnlyList<UnmetRequirement> unmet)
    {
        if (unmet.Count == 0)
        {
            return string.Empty;
        }

        using var stream = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, Encoding.UTF8, ownsStream: false))
        {
            writer.WriteStartElement("root");
            writer.WriteAttributeString("type", "array");
            foreach (var requirement in unmet)
            {
                Write(writer, requirement);
            }

            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes one line per unmet requirement.</summary>
    internal static string ToSentences(IEnumerable<UnmetRequirement> unmet)
    {
        return string.Join("\n", unmet.Select(one => $"{one.Code}: {one.Sentence} Found: {one.Found}. Expected: {one.Expected}. {one.Remedy}"));
    }

    private static void Write(XmlDictionaryWriter writer, UnmetRequirement requirement)
    {
        writer.WriteStartElement("item");
        writer.WriteAttributeString("type", "object");
        writer.WriteElementString("requirement", requirement.Code.ToString());
        writer.WriteElementString("sentence", requirement.Sentence);
        writer.WriteElementString("found", requirement.Found);
        writer.WriteElementString("expected", requirement.Expected);
        writer.WriteElementString("remedy", requirement.Remedy);
        writer.WriteEndElement();
    }
}

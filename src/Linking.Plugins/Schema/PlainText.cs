using System.Text;
using System.Xml;

namespace Linking.Plugins.Schema;

/// <summary>
/// Text that can be sent to the platform. Rows come from elsewhere and may hold any character; the messages of the organisation service
/// are XML, which knows no control characters (but tab and line ends) and no half of a surrogate pair.
/// </summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Whether the text can be sent as it is.</summary>
    internal static bool Is(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var length = LengthAt(text, index);
            if (length == 0)
            {
                return false;
            }

            index += length - 1;
        }

        return true;
    }

    /// <summary>Puts the replacement character in the place of each character that cannot be sent.</summary>
    internal static string Of(string text)
    {
        if (Is(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var length = LengthAt(text, index);
            if (length == 0)
            {
                plain.Append(Replacement);
                continue;
            }

            plain.Append(text, index, length);
            index += length - 1;
        }

        return plain.ToString();
    }

    // How many UTF-16 units make the character; 0 when it is none that XML knows.
    private static int LengthAt(string text, int index)
    {
        if (XmlConvert.IsXmlChar(text[index]))
        {
            return 1;
        }

        return index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]) ? 2 : 0;
    }
}

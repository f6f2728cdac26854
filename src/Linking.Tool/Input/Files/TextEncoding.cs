using System.Text;

namespace Linking.Tool.Input.Files;

/// <summary>
/// Finds out how a text file is encoded. Excel writes "Unicode text" as UTF-16 and plain CSV in the code page of the machine; others leave the byte order mark
/// out.
/// </summary>
internal static class TextEncoding
{
    private const int Sample = 1 << 16;
    private const int WesternEuropean = 1252;

    /// <summary>UTF-8; bytes that are none end the reading.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The code page of western Windows versions, which every file can be read in: for rows, of which only the ids matter.</summary>
    public static readonly Encoding Ansi = CodePagesEncodingProvider.Instance.GetEncoding(WesternEuropean)!;

    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>The encoding, or null when it is neither UTF-8 nor UTF-16.</summary>
    public static Encoding? Detect(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[Sample];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (Utf16Of(start.AsSpan(0, read)) is { } utf16)
        {
            return utf16;
        }

        stream.Position = 0;
        return IsUtf8(stream) ? Utf8 : null;
    }

    /// <summary>Latin letters are zero in every other byte of UTF-16, and no text in UTF-8 holds a zero.</summary>
    private static Encoding? Utf16Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Utf16.Preamble))
        {
            return Utf16;
        }

        if (start.StartsWith(Utf16BigEndian.Preamble))
        {
            return Utf16BigEndian;
        }

        var zeros = (Even: 0, Odd: 0);
        for (var i = 0; i < start.Length; i++)
        {
            _ = start[i] != 0 ? 0 : i % 2 == 0 ? zeros.Even++ : zeros.Odd++;
        }

        var many = start.Length / 4;
        return zeros.Odd > Math.Max(many, zeros.Even) ? Utf16 : zeros.Even > Math.Max(many, zeros.Odd) ? Utf16BigEndian : null;
    }

    private static bool IsUtf8(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, Sample);
            var buffer = new char[Sample];
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

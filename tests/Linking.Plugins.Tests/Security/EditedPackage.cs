using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Linking.Plugins.Tests.Security;

/// <summary>The packed solution with a text of it changed, as another version of it would be.</summary>
internal static class EditedPackage
{
    /// <summary>Every match of a pattern in a part is replaced; there must be one.</summary>
    public static byte[] Replace(byte[] package, string part, string pattern, string by)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part)!;
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = reader.ReadToEnd();
            var changed = Regex.Replace(text, pattern, by, RegexOptions.Singleline, TimeSpan.FromSeconds(10));
            Assert.False(changed == text, $"{part} has nothing that matches {pattern}");
            reader.Close();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part, CompressionLevel.NoCompression).Open(), new UTF8Encoding(false));
            writer.Write(changed);
        }

        return stream.ToArray();
    }

    /// <summary>One role loses one privilege.</summary>
    public static byte[] Without(byte[] package, string role, string privilege)
    {
        return Replace(package, "customizations.xml", $"""(<Role [^>]*name="{role}"(?:(?!</Role>).)*?)<RolePrivilege name="{privilege}" level="Global"\s*/>""", "$1");
    }
}

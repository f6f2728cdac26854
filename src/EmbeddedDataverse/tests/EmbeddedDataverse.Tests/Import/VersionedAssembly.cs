using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EmbeddedDataverse.Tests.Import;

/// <summary>An assembly file with another version in its metadata.</summary>
internal static class VersionedAssembly
{
    // In the one row of the Assembly table the version follows the four bytes of the hash algorithm (ECMA-335, II.22.2).
    private const int VersionOffset = 4;

    public static byte[] Of(byte[] file, Version version)
    {
        using var image = new PEReader([.. file]);
        var row = image.PEHeaders.MetadataStartOffset + image.GetMetadataReader().GetTableMetadataOffset(TableIndex.Assembly) + VersionOffset;
        var changed = file.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(row), (ushort)version.Major);
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(row + 2), (ushort)version.Minor);
        return changed;
    }

    public static AssemblyName NameOf(byte[] file)
    {
        using var image = new PEReader([.. file]);
        return image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
    }
}

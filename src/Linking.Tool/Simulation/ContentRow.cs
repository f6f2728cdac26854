using System.Security.Cryptography;
using System.Text;

namespace Linking.Tool.Simulation;

/// <summary>A row of the profile or key table.</summary>
/// <param name="Id">Its primary id.</param>
/// <param name="Values">Texts in the order of the table's columns; null where there is none. A lookup is the id in lower case with dashes.</param>
internal sealed record ContentRow(Guid Id, IReadOnlyList<string?> Values)
{
    /// <summary>The same for the same values, else almost certainly another.</summary>
    public UInt128 Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var value in Values)
        {
            var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BitConverter.TryWriteBytes(length, value is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        var digest = hash.GetHashAndReset();
        return new UInt128(BitConverter.ToUInt64(digest, 0), BitConverter.ToUInt64(digest, 8));
    }
}

using System.Security.Cryptography;

namespace Linking.Tool.Simulation;

/// <summary>Ids for rows that a unification creates anew under other ids: the same for the same row and unification, always.</summary>
internal static class RenewedId
{
    private const int Length = 16;

    /// <summary>The id that a row gets.</summary>
    /// <param name="id">Its id in the files.</param>
    /// <param name="unification">Number of the unification.</param>
    public static Guid Of(Guid id, int unification)
    {
        Span<byte> bytes = stackalloc byte[Length + sizeof(int)];
        _ = id.TryWriteBytes(bytes);
        _ = BitConverter.TryWriteBytes(bytes[Length..], unification);
        return new Guid(SHA256.HashData(bytes).AsSpan(0, Length));
    }
}

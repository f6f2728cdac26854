using System;
using System.Security.Cryptography;
using System.Text;

namespace Linking.Plugins.Schema;

/// <summary>Gives records of the product an id that follows from what they are about, so that two executions never make two of one.</summary>
internal static class StableId
{
    /// <summary>Makes the id from the table and the subject; the subject is compared without regard to case.</summary>
    internal static Guid For(string table, params string[] subject)
    {
        var text = table + "\n" + string.Join("\n", subject).ToLowerInvariant();
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(text));
        Array.Resize(ref bytes, 16);
        return new Guid(bytes);
    }
}

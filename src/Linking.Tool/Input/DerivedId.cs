using System.Security.Cryptography;
using System.Text;

namespace Linking.Tool.Input;

/// <summary>Ids for rows whose file carries none. Customer Insights derives them too, by a rule it does not publish; nothing may rely on this one.</summary>
internal static class DerivedId
{
    /// <summary>The CustomerId itself where it is a GUID, else an id derived from its text.</summary>
    public static Guid OfProfile(string customerId) => Guid.TryParse(customerId, out var id) ? id : Of(customerId);

    /// <summary>The same id for the same identifier, always.</summary>
    public static Guid OfKey(string identifier) => Of(identifier);

    /// <summary>What Customer Insights writes as the identifier of an alternate key.</summary>
    public static string Identifier(string dataSource, string table, string value) => $"{dataSource}|{table}|{value}";

    private static Guid Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

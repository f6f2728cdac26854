using System.Security.Cryptography;

namespace EmbeddedDataverse.Metadata;

/// <summary>A relationship between many and many: each pair is a row of an intersect table.</summary>
/// <param name="SchemaName">Its name, which is also that of its navigation properties.</param>
/// <param name="First">One table and the column of the intersect table that holds its id.</param>
/// <param name="Second">The other table and its column.</param>
/// <param name="Intersect">The intersect table.</param>
internal sealed record ManyToManyDefinition(string SchemaName, (string Table, string Column) First, (string Table, string Column) Second, string Intersect)
{
    /// <summary>The id of its description; the same in every organisation, as relationships of this kind are not kept in the file.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(SchemaName)).AsSpan(0, 16));

    /// <summary>The side of a table, and the other one; null when the table takes no part.</summary>
    public ((string Table, string Column) Own, (string Table, string Column) Other)? Seen(string table)
    {
        return table == First.Table ? (First, Second) : table == Second.Table ? (Second, First) : null;
    }
}

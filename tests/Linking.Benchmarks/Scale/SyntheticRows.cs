using System.Globalization;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Scale;

/// <summary>
/// Keys, profiles and contacts that are worked out when they are read instead of being kept: key number n names contact n, and belongs
/// to the customer n / 2. Customers are spread evenly over all CustomerIds.
/// </summary>
/// <param name="count">How many keys there are.</param>
/// <param name="linked">Whether the contacts are linked at the beginning.</param>
internal sealed class SyntheticRows(long count, bool linked)
{
    private const int RowsPerCustomer = 2;
    private const string DataSource = "CRM";

    // One bit a contact: linked as its key says, or not at all.
    private readonly System.Collections.BitArray links = new((int)count, linked);

    public long Count => count;

    public CreationOrder Creation { get; } = new(count);

    private long Customers => (count + RowsPerCustomer - 1) / RowsPerCustomer;

    private ulong Step => ulong.MaxValue / (ulong)Customers;

    public bool IsLinked(long row) => links[(int)row];

    public void Link(Guid contact, EntityReference? profile)
    {
        var row = NumberOf(contact);
        if (profile?.Id != ProfileOf(row / RowsPerCustomer))
        {
            throw new InvalidOperationException($"Contact {row} is linked to a profile that its key does not name.");
        }

        links[(int)row] = true;
    }

    /// <summary>The first key of the customers at or behind a text, or, when the text itself is left out, behind it.</summary>
    public long FirstKeyFrom(string text, bool leftOut)
    {
        var digits = text.TakeWhile(Uri.IsHexDigit).Take(16).ToArray();
        var value = digits.Length == 0
            ? 0 : ulong.Parse(new string(digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture) << (4 * (16 - digits.Length));
        if (digits.Length < text.Length && digits.Length < 16)
        {
            // A letter behind all digits: everything that begins so lies before it.
            value += 1UL << (4 * (16 - digits.Length));
            return value == 0 ? count : KeyAt(value);
        }

        return KeyAt(leftOut ? value + 1 : value);
    }

    public Entity Key(long row) => new(Names.AlternateKey.Table, Id(row, 2))
    {
        [Names.AlternateKey.DataSource] = DataSource,
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = Contact(row).ToString(),
        [Names.AlternateKey.CustomerId] = CustomerId(row / RowsPerCustomer),
        [Names.AlternateKey.Customer] = Profile(row / RowsPerCustomer),
    };

    public Entity ContactRow(long row)
    {
        var contact = new Entity("contact", Contact(row)) { RowVersion = "1", [Names.CreatedOn] = Creation.CreatedOn(row) };
        if (IsLinked(row))
        {
            contact[Names.SourceRow.Lookup] = Profile(row / RowsPerCustomer);
        }

        return contact;
    }

    /// <summary>The profile that carries a text as its CustomerId, in just that form.</summary>
    public Entity? ProfileRow(string text)
    {
        var customer = text.Length == 32 ? long.Parse(text.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : -1;
        return customer >= 0 && CustomerId(customer) == text
            ? new Entity(Names.CustomerProfile.Table, ProfileOf(customer)) { [Names.CustomerProfile.CustomerId] = text }
            : null;
    }

    public static Guid Contact(long row) => Id(row, 1);

    public static long NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0);

    private static Guid ProfileOf(long customer) => Id(customer, 3);

    private static Guid Id(long number, short kind) => new((int)number, kind, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private EntityReference Profile(long customer) => new(Names.CustomerProfile.Table, ProfileOf(customer)) { Name = CustomerId(customer) };

    private string CustomerId(long customer) => string.Create(CultureInfo.InvariantCulture, $"{Step * (ulong)customer:x16}{customer:x16}");

    private long KeyAt(ulong value)
    {
        var customer = (value / Step) + (value % Step == 0 ? 0UL : 1);
        return Math.Min(count, (long)Math.Min((ulong)Customers, customer) * RowsPerCustomer);
    }
}

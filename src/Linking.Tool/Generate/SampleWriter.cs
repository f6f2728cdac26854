using System.Globalization;

namespace Linking.Tool.Generate;

/// <summary>Writes the hand-made part of a sample. Every id names its case: contact 2 of case 3 is c0ffee03-0000-4000-8000-000000000002.</summary>
internal sealed class SampleWriter(FolderWriter writer)
{
    private static readonly int[] Both = [1, 2];

    public static Guid CustomerId(int @case, int number) => Id("facade", @case, number);

    /// <summary>Writes a contact and gives its key.</summary>
    /// <param name="case">Number of the case.</param>
    /// <param name="number">Number within the case.</param>
    /// <param name="format">Format of the key as <see cref="Guid.ToString(string)"/> takes it; "U" for D in upper case.</param>
    public SourceRow Contact(int @case, int number, string format = "D")
    {
        var id = Id("c0ffee", @case, number);
        var (first, last) = Name(@case, number);
        writer.Row(UnifiedTable.Contact.Table, id.ToString("D"), first, last, PersonNames.Email(first, last, (@case * 100) + number), "");
        return new SourceRow(UnifiedTable.Contact, format == "U" ? id.ToString("D").ToUpperInvariant() : id.ToString(format), Listed: true);
    }

    public SourceRow Lead(int @case, int number)
    {
        var id = Id("1ead00", @case, number);
        var (first, last) = Name(@case, number);
        writer.Row(UnifiedTable.Lead.Table, id.ToString("D"), "Espresso machine", first, last, "Northwind Traders",
            PersonNames.Email(first, last, (@case * 100) + number));
        return new SourceRow(UnifiedTable.Lead, id.ToString("D"), Listed: true);
    }

    public SourceRow Member(int @case, int number)
    {
        var id = Id("beef00", @case, number);
        writer.Row(UnifiedTable.Member.Table, id.ToString("D"), FullName(@case, number), "1200", "2024-05-17");
        return new SourceRow(UnifiedTable.Member, id.ToString("D"), Listed: true);
    }

    /// <summary>A key as it stands in the data, whether a row has it or not.</summary>
    public static SourceRow Key(UnifiedTable table, string value) => new(table, value, Listed: true);

    /// <summary>A customer; nothing is written.</summary>
    public static Customer Customer(int @case, int number, params SourceRow[] rows)
    {
        var id = CustomerId(@case, number);
        var (first, last) = Name(@case, number);
        return new Customer(id.ToString("N"), id.ToString("N"), Id("f01d00", @case, number), first, last,
            PersonNames.Email(first, last, (@case * 100) + number), "Gold", rows, KeyPlaces.None);
    }

    /// <summary>Writes the customer after one unification, or after both.</summary>
    public void Add(Customer customer, int? unification = null)
    {
        foreach (var number in unification is { } one ? [one] : Both)
        {
            writer.Customer(number, customer);
        }
    }

    /// <summary>Writes the profile without its alternate keys after both unifications.</summary>
    public void AddProfile(Customer customer)
    {
        foreach (var number in Both)
        {
            writer.Profile(number, customer);
        }
    }

    /// <summary>Writes an alternate key after one unification, or after both.</summary>
    public void AddKey(SourceRow row, string customerId, int? unification = null, string ring = "") =>
        AddKey(row.Table.DataSource, row.Table.Table, row.Key, customerId, unification, ring);

    /// <summary>Writes an alternate key after one unification, or after both.</summary>
    public void AddKey(string dataSource, string table, string value, string customerId, int? unification = null, string ring = "")
    {
        foreach (var number in unification is { } one ? [one] : Both)
        {
            writer.Key(number, dataSource, table, value, customerId, ring);
        }
    }

    private static (string First, string Last) Name(int @case, int number) =>
        (PersonNames.First[((@case * 7) + number) % PersonNames.First.Count], PersonNames.Last[((@case * 11) + number) % PersonNames.Last.Count]);

    private static string FullName(int @case, int number)
    {
        var (first, last) = Name(@case, number);
        return $"{first} {last}";
    }

    private static Guid Id(string prefix, int @case, int number) =>
        Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{prefix}{@case:00}-0000-4000-8000-{number:000000000000}"));
}

using Linking.Plugins.Planning;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Tests.Writing;

/// <summary>A table with its lookup, and planned rows of it.</summary>
internal static class WriterSample
{
    public const string Lookup = "msdynci_lookupfield_customerprofile";

    public static readonly Guid Profile = new("0a000000-0000-4000-8000-000000000001");

    public static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"],
        new LookupColumn(Lookup, ["msdynci_customerprofile"]))
    { ChecksVersions = true };

    public static List<PlannedRow> Rows(int count) => [.. Enumerable.Range(1, count).Select(number => Row(number))];

    public static PlannedRow Row(int number, string? version = null, bool clears = false)
    {
        return new PlannedRow(new RowKey("contact", Id(number)), clears ? Change.Unlinked : Change.Linked, clears ? Profile : null, clears ? null
            : Profile, null)
        { Version = version };
    }

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Func<bool> Never => () => false;
}

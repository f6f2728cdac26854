using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Properties;

/// <summary>Work that is cut into pieces covers everything exactly once, wherever it is cut and wherever it goes on.</summary>
public class ChunkProperties
{
    private static readonly TableShape Keys = new(Names.AlternateKey.Table, Names.AlternateKey.Id, TableKind.Elastic, false, [], null);

    private static readonly Gen<string> Customer = Gen.Frequency(
        (6, from id in Texts.FewGuids
            from last in Gen.Choose(0, 99)
            from dashes in Gen.Elements("D", "N")
            from upper in Gen.Elements(true,
            false)
            select Write(id, last, dashes, upper)),
        (1, from digit in Gen.Choose(0, 15) from rest in Gen.Elements("m", "0", "-", "x@example.com") select new string("0123456789abcdef"[digit], 8) + rest));

    [Fact]
    public void Every_value_is_asked_for_once_and_never_more_than_fit_a_query() => Holds.ForAll(
        from count in Gen.Choose(0, 1700)
        from distinct in Gen.Choose(1, 1700)
        select Enumerable.Range(0, count).Select(number => $"v{number % distinct}").ToList(),
        values =>
        {
            var table = new SortedTable("name", values.Distinct());
            var read = new BlockQuery(table).Read(Keys, ["name"], "name", values).Select(row => row.GetAttributeValue<string>("name")).ToList();
            return table.Asked.TrueForAll(block => block.Count is > 0 and <= PlatformLimits.ConditionValues)
                && table.Asked.SelectMany(block => block).Cast<string>().Order(StringComparer.Ordinal)
                    .SequenceEqual(values.Distinct().Order(StringComparer.Ordinal))
                && read.Order(StringComparer.Ordinal).SequenceEqual(values.Distinct().Order(StringComparer.Ordinal));
        },
        tests: 30);

    [Fact]
    public void Each_customer_lies_in_exactly_one_of_sixteen_ranges() =>
        Holds.ForAll(Customer, customer => CustomerRange.All.CutBehind(string.Empty, 16).Count(range => Covers(range, customer, string.Empty)) == 1);

    [Fact]
    public void What_is_left_behind_a_cursor_lies_in_exactly_one_of_its_parts() => Holds.ForAll(
        from index in Gen.Choose(0, 15)
        from cursor in Gen.OneOf(Gen.Constant(string.Empty), Customer)
        from parts in Gen.Choose(1, 40)
        from customers in Customer.ListOf()
        select (Range: CustomerRange.All.CutBehind(string.Empty, 16)[index], Cursor: cursor, Parts: parts, Customers: customers),
        cut =>
        {
            var cursor = Covers(cut.Range, cut.Cursor, string.Empty) ? cut.Cursor : string.Empty;
            var parts = cut.Range.CutBehind(cursor, cut.Parts);
            return cut.Customers.All(customer =>
                parts.Count(part =>
                Covers(part, customer, string.Empty) && Covers(cut.Range, customer, cursor)) == (Covers(cut.Range, customer, cursor) ? 1 : 0));
        });

    [Fact]
    public void Blocks_read_each_customer_once_and_whole_from_wherever_they_begin() => Holds.ForAll(
        from customers in Customer.ListOf()
        from times in Gen.Choose(1, 3)
        from size in Gen.Choose(1, 7)
        select (Texts: customers.SelectMany(customer => Enumerable.Repeat(customer, times)).ToList(), Size: size),
        drawn => ReadsEachOnce(drawn.Texts, drawn.Size));

    [Fact]
    public void A_customer_with_no_GUID_behind_one_with_the_same_eight_digits_is_not_passed_over()
    {
        Assert.True(ReadsEachOnce(["a0000000-0000-4000-8000-000000000001", "a0000000m", "b0000000-0000-4000-8000-000000000001"], size: 1));
        Assert.True(ReadsEachOnce(["a0000000-0000-4000-8000-000000000001", "a0000000m", "a0000000n", "b0000000-0000-4000-8000-000000000001"], size: 2));
    }

    private static string Write(Guid id, int last, string format, bool upper)
    {
        var text = (id.ToString("D")[..34] + last.ToString("00", System.Globalization.CultureInfo.InvariantCulture)).ToString();
        var written = Guid.Parse(text).ToString(format);
        return upper ? written.ToUpperInvariant() : written;
    }

    private static bool Covers(CustomerRange range, string customer, string cursor)
    {
        var query = new QueryExpression("t");
        range.Restrict(query, "c", cursor);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 1 };
        return new SortedTable("c", [customer]).RetrieveMultiple(query).Entities.Count == 1;
    }

    private static bool ReadsEachOnce(List<string> texts, int size)
    {
        var snapshot = new OrganizationSnapshot
        {
            Settings = new LinkingSettings(),
            Shapes = new Dictionary<string,
                TableShape>
            { [Names.AlternateKey.Table] = Keys, [Names.CustomerProfile.Table] = Keys with { LogicalName = Names.CustomerProfile.Table } },
        };
        var read = new List<string>();
        var customersSoFar = new HashSet<CustomerId>();
        var cursor = string.Empty;
        while (true)
        {
            // A new reader each time, as after a resume. Profiles are the same texts: every customer has one.
            var block = new CustomerBlockReader(new SortedTable(Names.AlternateKey.CustomerId, texts), snapshot, createdSince: null)
                .Read(CustomerRange.All, cursor, size);
            read.AddRange(block.Keys.Select(key => key.CustomerIdText));
            var customers = block.Keys.Select(key => key.CustomerId).Distinct().ToList();
            if (!customers.TrueForAll(customersSoFar.Add))
            {
                return false;
            }

            if (block.End.Length == 0)
            {
                return read.Order(StringComparer.Ordinal).SequenceEqual(texts.Order(StringComparer.Ordinal));
            }

            cursor = block.End;
        }
    }
}

using System.Globalization;
using System.Text;
using Linking.Benchmarks.Embedded;

namespace Linking.Benchmarks.Reporting;

/// <summary>The part of the page about the embedded Dataverse itself. It can be measured alone, and then takes the place of the one before.</summary>
internal sealed class EmbeddedPart(IReadOnlyList<EmbeddedRatio> ratios)
{
    private const string Heading = "\n## The embedded Dataverse against the database under it\n";
    private const string NextHeading = "\n## ";

    /// <summary>Writes the part.</summary>
    public void Write(StringBuilder page)
    {
        page.Append(Heading).Append("""

            What is rehearsed on must not be what takes the time. The same writes through Microsoft.Data.Sqlite: the same statement prepared once, the same columns, a
            transaction for each update, in turns on the same file with the same settings; for the load the same CSV library and one transaction for all rows. Processor
            time, medians of pairs one after the other in one execution.

            | work | items | embedded, µs each | bare, µs each | times | target | met |
            |---|---:|---:|---:|---:|---:|---|

            """);
        foreach (var one in ratios)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Items:N0} | {one.EmbeddedMicroseconds:F1} | {one.BareMicroseconds:F1} | {one.Ratio:F2} | {one.Limit:0.##} | "
                + $"{Verdict(one)} |\n");
        }

        page.Append("""

            What the embedded Dataverse does for it: statements are prepared once and kept; the file has a write-ahead log that is written back every 32 MB, and with
            `synchronous=NORMAL` no commit waits for the disk; steps and metadata are read once and cached; a job is one row and one index entry in the transaction of
            the write that causes it, as each further page costs the commit more than all code above it; lookups get their index when somebody first asks by them; a
            load brings its rows into the order of the table, outside memory when they are many, binds only what differs from row to row, and commits every 50,000.
            The job's execution is not part of the ratio. A load may cost less than the bare one because it binds fewer values a row.

            """);
    }

    /// <summary>Puts the part into a page in the place of an earlier one, or at its end.</summary>
    /// <param name="page">The page's text.</param>
    public string PutInto(string page)
    {
        var part = new StringBuilder();
        Write(part);
        var start = page.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0)
        {
            return page + part;
        }

        var end = page.IndexOf(NextHeading, start + Heading.Length, StringComparison.Ordinal);
        return page[..start] + part + (end < 0 ? "" : page[end..]);
    }

    private static string Verdict(EmbeddedRatio one)
    {
        var over = one.Ratio - one.Limit;
        return over <= 0
            ? "yes"
            : string.Create(CultureInfo.InvariantCulture,
                $"**no**: by {over:F2}. {one.EmbeddedMicroseconds - one.BareMicroseconds:F1} µs and {one.MoreBytes:N0} bytes of memory each beyond the bare "
                + $"write");
    }
}

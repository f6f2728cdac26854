using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Generate;

/// <summary>
/// Writes measures and segments of customers: what a seller, a service agent and a marketer look at. The values follow from the CustomerId,
/// so that they draw on no random numbers that other files depend on.
/// </summary>
internal sealed class InsightWriter : IDisposable
{
    private const string ValueTable = "msdynci_customerlifetimevalue";
    private const string ValueColumn = "msdynci_lifetimevalue";
    private const int OneOf = 5;

    private static readonly string[] Segments = ["High value", "Coffee lovers", "At risk", "Newsletter readers"];

    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly CsvWriter measures;
    private readonly CsvWriter segments;
    private readonly CsvWriter values;

    /// <summary>Creates the files with their headers.</summary>
    /// <param name="create">Creates a file of that name with those columns.</param>
    public InsightWriter(Func<string, string[], CsvWriter> create)
    {
        measures = create(FileOf(InsightNames.CustomerMeasure), [Names.CustomerProfile.CustomerId, InsightNames.Measures]);
        segments = create(FileOf(InsightNames.SegmentMembership), [Names.CustomerProfile.CustomerId, InsightNames.SegmentProvider, InsightNames.Segments]);
        values = create(FileOf(ValueTable), [Names.CustomerProfile.CustomerId, ValueColumn]);
    }

    /// <summary>Writes what is known of a customer: of every fifth, and of all that were made by hand.</summary>
    public void Write(Customer customer)
    {
        var seed = DerivedId.OfKey(customer.CustomerId).ToByteArray();
        if ((seed[0] % OneOf != 0 && !customer.CustomerId.StartsWith("facade", StringComparison.Ordinal)) || !written.Add(customer.CustomerId))
        {
            return;
        }

        var (month, year) = (seed[1] % 3, seed[2] % 6);
        var known = new Dictionary<string, object>
        {
            ["CustomerId"] = customer.CustomerId,
            ["LeadScore"] = seed[3] % 101,
            ["SupportIssuesLastMonth"] = month,
            ["SupportIssuesLastYear"] = month + year,
            ["SupportIssuesLifetime"] = month + year + (seed[4] % 9),
        };
        measures.WriteRecord([customer.CustomerId, JsonSerializer.Serialize(known)]);
        values.WriteRecord([customer.CustomerId, string.Create(CultureInfo.InvariantCulture, $"{((seed[5] * 256) + seed[6]) / 10m:0.00}")]);
        var names = Segments.Where((_, index) => ((seed[7] >> index) & 1) == 1).ToArray();
        segments.WriteRecord([customer.CustomerId, "Customer Insights", JsonSerializer.Serialize(new Dictionary<string, string[]> { ["Segments"] = names })]);
    }

    public void Dispose()
    {
        measures.Dispose();
        segments.Dispose();
        values.Dispose();
    }

    private static string FileOf(string table) => Path.Combine(InputNames.InsightsFolder, $"{table}.csv");
}

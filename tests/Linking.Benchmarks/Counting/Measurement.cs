using System.Text.Json.Serialization;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Counting;

/// <summary>Requests that something took, by kind; exact, the same each time.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Examined">Rows, or events, that it was about.</param>
/// <param name="Reads">Reads of rows.</param>
/// <param name="Writes">Requests that write source rows.</param>
/// <param name="Written">Source rows that they write.</param>
/// <param name="Records">Writes of the product's own records.</param>
/// <param name="Others">All other requests: definitions, columns, calls that carry others.</param>
internal sealed record Measurement(string Name, long Examined, long Reads, long Writes, long Written, long Records, long Others)
{
    private static readonly string[] WriteMessages = ["Create", "Update", "Upsert", "Delete", "CreateMultiple", "UpdateMultiple", "UpsertMultiple"];

    /// <summary>Reads for a thousand of the rows.</summary>
    [JsonIgnore]
    public double ReadsPerThousand => Of(Reads);

    [JsonIgnore]
    public double WritesPerThousand => Of(Writes);

    [JsonIgnore]
    public double RecordsPerThousand => Of(Records);

    /// <summary>Reads of the product's own tables and of settings, which do not grow with the rows.</summary>
    [JsonIgnore]
    public long OwnReads { get; init; }

    /// <summary>Reads of the source tables.</summary>
    [JsonIgnore]
    public long RowReads { get; init; }

    /// <summary>Reads of keys and profiles.</summary>
    [JsonIgnore]
    public long KeyReads => Reads - OwnReads - RowReads;

    /// <summary>All requests.</summary>
    [JsonIgnore]
    public long Total => Reads + Writes + Records + Others;

    public static Measurement Of(string name, RequestSnapshot counts, OrganizationShape shape, long examined, CallOrigin? origin)
    {
        var reads = counts.Calls("RetrieveMultiple", origin: origin) + counts.Calls("Retrieve", origin: origin);
        long writes = 0;
        long written = 0;
        foreach (var table in shape.TableNames)
        {
            writes += WriteMessages.Sum(message => counts.Calls(message, table, origin));
            written += WriteMessages.Sum(message => counts.Rows(message, table, origin));
        }

        var records = new[] { Names.Run.Table, Names.Batch.Table, Names.Issue.Table, Names.SourceTable.Table, Names.Outcome.Table }
            .Sum(table => WriteMessages.Sum(message => counts.Calls(message, table, origin)));
        long ReadsOf(IEnumerable<string> tables) =>
            tables.Sum(table => counts.Calls("RetrieveMultiple", table, origin) + counts.Calls("Retrieve", table, origin));

        var ofRows = ReadsOf(shape.TableNames);
        return new Measurement(name, examined, reads, writes, written, records, counts.Calls(origin: origin) - reads - writes - records)
        {
            RowReads = ofRows,
            OwnReads = reads - ofRows - ReadsOf([Names.AlternateKey.Table, Names.CustomerProfile.Table]),
        };
    }

    /// <summary>The higher count of each kind.</summary>
    public static Measurement Highest(Measurement one, Measurement other) => one with
    {
        Reads = Math.Max(one.Reads, other.Reads),
        Writes = Math.Max(one.Writes, other.Writes),
        Written = Math.Max(one.Written, other.Written),
        Records = Math.Max(one.Records, other.Records),
        Others = Math.Max(one.Others, other.Others),
    };

    private double Of(long count) => 1000.0 * count / Examined;
}

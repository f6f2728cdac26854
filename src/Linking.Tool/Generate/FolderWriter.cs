using CsvHelper;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Generate;

/// <summary>Writes a simulation folder, a record at a time. Nothing is kept in memory.</summary>
internal sealed class FolderWriter : IDisposable
{
    public const int Unifications = 2;

    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    private readonly string folder;
    private readonly IReadOnlyList<UnifiedTable> tables;
    private readonly Dictionary<string, CsvWriter> rows = new(StringComparer.Ordinal);
    private readonly CsvWriter[] profiles = new CsvWriter[Unifications];
    private readonly CsvWriter[] keys = new CsvWriter[Unifications];
    private readonly InsightWriter? insights;

    /// <summary>Creates the files of both unifications with their headers.</summary>
    /// <param name="folder">A folder that does not exist or is empty.</param>
    /// <param name="tables">The tables whose keys the profiles carry.</param>
    /// <param name="firstIsBefore">True to write the first as what was there before the product was installed, and the second as the first.</param>
    /// <param name="withInsights">True to write measures and segments of the customers too.</param>
    public FolderWriter(string folder, IReadOnlyList<UnifiedTable> tables, bool firstIsBefore = false, bool withInsights = false)
    {
        this.folder = folder;
        this.tables = tables;
        insights = withInsights ? new InsightWriter(Create) : null;
        string[] profileColumns =
        [
            Names.CustomerProfile.Id, Names.CustomerProfile.CustomerId, ProfileColumns.PreviousCustomerId, ProfileColumns.FullName, ProfileColumns.FirstName,
            ProfileColumns.LastName, ProfileColumns.Email, ProfileColumns.LoyaltyTier,
                .. tables.SelectMany(table => new[] { table.KeyColumn, table.AlternateColumn }),
        ];
        string[] keyColumns =
        [
            Names.AlternateKey.DataSource, Names.AlternateKey.EntityName, Names.AlternateKey.Value, Names.AlternateKey.CustomerId,
            Names.AlternateKey.KeyRing,
        ];
        for (var i = 0; i < Unifications; i++)
        {
            var part = i == 0 && firstIsBefore ? InputNames.BeforeFolder : $"{InputNames.UnificationFolderPrefix}{i + (firstIsBefore ? 0 : 1)}";
            profiles[i] = Create(Path.Combine(part, $"{Names.CustomerProfile.Table}.csv"), profileColumns);
            keys[i] = Create(Path.Combine(part, $"{Names.AlternateKey.Table}.csv"), keyColumns);
        }
    }

    /// <summary>Begins the file of a source table.</summary>
    /// <param name="table">Logical name.</param>
    /// <param name="columns">Its columns, the primary id first.</param>
    public void BeginRows(string table, IReadOnlyList<string> columns) =>
        rows.Add(table, Create(Path.Combine(InputNames.RowsFolder, $"{table}.csv"), [.. columns]));

    /// <summary>Writes a source row in the order of its columns.</summary>
    public void Row(string table, params string[] values) => rows[table].WriteRecord(values);

    /// <summary>Writes a profile with the key columns of its rows, and the alternate keys of those rows that are listed.</summary>
    /// <param name="unification">1 or 2.</param>
    /// <param name="customer">The customer.</param>
    public void Customer(int unification, Customer customer)
    {
        Profile(unification, customer);
        foreach (var row in customer.Rows.Where(row => row.Listed))
        {
            var winner = customer.Rows.First(other => other.Table == row.Table) == row;
            var ring = winner && customer.Places.HasFlag(KeyPlaces.Ring) ? KeyRing.Of(customer.Rows, customer.Places.HasFlag(KeyPlaces.OldRing)) : "";
            Key(unification, row.Table.DataSource, row.Table.Table, row.Key, customer.KeyCustomerId, ring);
        }
    }

    /// <summary>Writes a profile with the key columns of its rows, and no alternate key.</summary>
    public void Profile(int unification, Customer customer)
    {
        string[] values =
        [
            customer.ProfileId.ToString("D"), customer.CustomerId, customer.PreviousCustomerId, $"{customer.FirstName} {customer.LastName}",
            customer.FirstName, customer.LastName, customer.Email, customer.Tier, .. tables.SelectMany(table => KeysOf(customer, table)),
        ];
        profiles[unification - 1].WriteRecord(values);
        if (unification == Unifications)
        {
            insights?.Write(customer);
        }
    }

    /// <summary>Writes an alternate key.</summary>
    public void Key(int unification, string dataSource, string table, string value, string customerId, string ring = "") =>
        keys[unification - 1].WriteRecord([dataSource, table, value, customerId, ring]);

    public void Dispose()
    {
        foreach (var writer in rows.Values.Concat(profiles).Concat(keys))
        {
            writer?.Dispose();
        }

        insights?.Dispose();
    }

    private static string[] KeysOf(Customer customer, UnifiedTable table)
    {
        var values = customer.Rows.Where(row => row.Table == table).Select(row => row.Key).ToList();
        return values.Count == 0 ? ["", ""] : [values[0], customer.Places.HasFlag(KeyPlaces.Alternates) ? string.Join(';', values) : ""];
    }

    private CsvWriter Create(string name, string[] columns)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var writer = CsvWriter.ToFile(path, Format);
        writer.WriteHeader(columns);
        return writer;
    }
}

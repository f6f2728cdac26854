using System.Globalization;
using EmbeddedDataverse;
using Linking.Benchmarks.Overhead;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Linking.Tool.Simulation;

namespace Linking.Benchmarks.Embedded;

/// <summary>Loading contacts from a CSV file, against reading the same file and inserting the same columns.</summary>
/// <param name="rows">Contacts.</param>
/// <param name="repetitions">Measurements in pairs one after the other.</param>
internal sealed class CsvLoad(int rows, int repetitions)
{
    private const string Key = "_key";
    private const string Version = "versionnumber";

    /// <summary>Measures.</summary>
    /// <param name="name">The work, for the report.</param>
    /// <param name="limit">How many times the bare parse and insert it may cost.</param>
    public EmbeddedRatio Measure(string name, double limit)
    {
        using var folder = new ScratchFolder();
        var source = folder.File("source");
        FolderGenerator.Write(source, new GeneratorOptions(rows, Leads: 0, Members: 0, Seed: 1));
        var part = new FilePart(Path.Combine(source, "rows", "contact.csv"), "contact.csv", FileKind.Text);
        var embedded = new List<ProcessorTime>();
        var bare = new List<ProcessorTime>();

        // The first pair compiles the code and does not count; a few rows are enough for that.
        for (var repetition = -1; repetition < repetitions; repetition++)
        {
            var first = folder.File($"embedded-{repetition}.db");
            using (var organization = Organization.Open(new OrganizationOptions { Path = first }))
            {
                var table = new OrganizationCatalog(organization.System).Find("contact")!;
                embedded.Add(ProcessorTime.Of(() =>
                    new SourceRowLoader(organization).Load(new RowFile(table, new InputFile(part.Name, new SourceRowFormat(table), [part], rows)), _ => { })));
            }

            var second = folder.File($"bare-{repetition}.db");
            Organization.Open(new OrganizationOptions { Path = second }).Dispose();
            bare.Add(Insert(part, Columns(first), second));
            File.Delete(first);
            File.Delete(second);
        }

        return new EmbeddedRatio(name, limit, rows, embedded[1..], bare[1..]);
    }

    /// <summary>The columns that the embedded Dataverse has filled, each with the value in one row.</summary>
    private static List<(string Column, object Value)> Columns(string path)
    {
        using var database = new BareDatabase(path);
        var written = database.Read("SELECT name FROM pragma_table_xinfo('contact') WHERE hidden = 0").Select(row => (string)row[0])
            .Where(column => column != Key).ToList();
        var row = database.Read($"SELECT {string.Join(", ", written.Select(column => $"\"{column}\""))} FROM contact LIMIT 1")[0];
        return [.. written.Zip(row).Where(pair => pair.Second is not DBNull)];
    }

    /// <summary>SQLite numbers the rows itself, so that it fills its pages in the order of the file, which is what it does fastest.</summary>
    private ProcessorTime Insert(FilePart file, List<(string Column, object Value)> columns, string path)
    {
        using var database = new BareDatabase(path);
        var sql = $"INSERT INTO contact ({string.Join(", ", columns.Select(pair => $"\"{pair.Column}\""))}) VALUES "
            + $"({string.Join(", ", columns.Select((_, i) => $"${i}"))})";
        return ProcessorTime.Of(() =>
        {
            using var source = file.Open();
            using var transaction = database.Begin();
            using var command = database.Prepare(sql, columns.Count);
            command.Transaction = transaction;
            var cells = columns.Select(pair => source.Header.IndexOf(pair.Column)).ToArray();
            var (id, version) = (columns.FindIndex(pair => pair.Column == "contactid"), columns.FindIndex(pair => pair.Column == Version));
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[i].Value = columns[i].Value;
            }

            var count = 0L;
            while (source.Read())
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    if (cells[i] >= 0)
                    {
                        command.Parameters[i].Value = i == id ? Guid.Parse(source[cells[i]], CultureInfo.InvariantCulture).ToByteArray() : source[cells[i]];
                    }
                }

                command.Parameters[version].Value = ++count;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            if (count != rows)
            {
                throw new InvalidOperationException($"The bare loop inserted {count} rows of {rows}.");
            }
        });
    }
}

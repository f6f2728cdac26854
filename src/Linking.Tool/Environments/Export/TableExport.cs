using System.Text;
using Linking.Client;

namespace Linking.Tool.Environments.Export;

/// <summary>Writes the rows of a table to a file, page by page; what is written and kept in the state is never read again.</summary>
internal sealed class TableExport(DataverseClient client, string folder, ExportState state)
{
    private const int StandardPage = 5000;
    private const int ElasticPage = 500;

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes what the file lacks.</summary>
    /// <param name="table">The table.</param>
    /// <param name="done">Is told how many rows the file has.</param>
    /// <param name="cancellation">Ends it; the pages that are written stay.</param>
    public async Task Write(ExportTable table, Action<long> done, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, table.File);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (state.File != table.File)
        {
            (state.File, state.Length, state.Rows, state.Next) = (table.File, 0, 0, null);
        }

        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(state.Length);
        _ = file.Seek(0, SeekOrigin.End);
        if (state.Length == 0)
        {
            await Append(file, Line(table.Columns), cancellation);
        }

        var address = await client.Table(table.Table, cancellation);
        var query = new RowQuery(table.Table, table.Columns) { OrderBy = address.PrimaryId, PageSize = address.IsElastic ? ElasticPage : StandardPage };
        do
        {
            var before = client.Requests;
            var page = await client.ReadPage(query, state.Next, cancellation);
            await Append(file, string.Concat(page.Rows.Select(row => Line(table.Columns.Select(row.TextOrNull)))), cancellation);
            file.Flush(flushToDisk: true);
            (state.Length, state.Rows, state.Next) = (file.Length, state.Rows + page.Rows.Count, page.Next);
            state.Requests += client.Requests - before;
            if (page.Next is not null)
            {
                state.Write(folder);
            }

            done(state.Rows);
        }
        while (state.Next is not null);

        state.Done[table.File] = state.Rows;
        state.File = "";
        state.Write(folder);
    }

    private static async Task Append(FileStream file, string text, CancellationToken cancellation) =>
        await file.WriteAsync(Encoding.GetBytes(text), cancellation);

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string? text) => text is null ? ""
        : text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

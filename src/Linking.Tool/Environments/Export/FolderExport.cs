using Linking.Client;
using Linking.Tool.Input;
using Linking.Tool.Report;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments.Export;

/// <summary>Writes a folder that a rehearsal reads. One that was stopped goes on from the last page that was written.</summary>
internal sealed class FolderExport(DataverseService service, string folder, IProgressView progress)
{
    private const string Organization = "organization.json";

    /// <summary>Exports.</summary>
    /// <param name="further">Further columns, as <c>table.column</c>.</param>
    /// <exception cref="InputException">The folder holds something else, or nothing is declared.</exception>
    public ExportView Run(IReadOnlyList<string> further)
    {
        var sources = new SourceTableList(service).Read();
        if (!sources.Exists(source => source.Declared))
        {
            throw new InputException(service.Client.Environment.Host, null, "No source table is declared there",
                "Look with 'linking discover', then state one with 'linking declare'");
        }

        var tables = new ExportPlan(service).Make(sources, further);
        var source = string.Join('|', tables.Select(table => $"{table.File}:{string.Join(',', table.Columns)}")
            .Prepend(service.Client.Environment.AbsoluteUri));
        var state = Begin(source, tables);
        foreach (var table in tables.Where(table => !state.Done.ContainsKey(table.File)))
        {
            progress.Follow($"Exporting {table.Table}, rows", report => Write(table, state, report));
        }

        File.WriteAllText(Path.Combine(folder, Organization), new ExportedOrganization(service).Text(sources));
        var moved = tables.Where(table => NewestOf(table.Table) != state.Newest.GetValueOrDefault(table.Table)).Select(table => table.Table).ToList();
        File.Delete(Path.Combine(folder, ExportState.FileName));
        return new ExportView(folder, state.Done, state.Requests, moved);
    }

    private void Write(ExportTable table, ExportState state, Action<long, long> report)
    {
        var export = new TableExport(service.Client, folder, state);
        try
        {
            export.Write(table, rows => report(rows, rows), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (DataverseException refusal) when (refusal.Kind == FailureKind.Refused && state.Next is not null)
        {
            // The place of the next page is not kept for ever: then the file begins anew.
            state.File = "";
            export.Write(table, rows => report(rows, rows), CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private ExportState Begin(string source, List<ExportTable> tables)
    {
        if (Directory.Exists(folder) && ExportState.Read(folder) is { } former)
        {
            return former.Source == source
                ? former : throw new InputException(folder, null, "The folder holds an export that was begun from elsewhere or with other columns",
                "Name another folder, or give that command again");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException(folder, null, "The folder is not empty", "Name one that does not exist or is empty");
        }

        _ = Directory.CreateDirectory(folder);
        var state = new ExportState { Source = source, Newest = tables.ToDictionary(table => table.Table, table => NewestOf(table.Table)) };
        state.Write(folder);
        return state;
    }

    /// <summary>A row that was added or changed shows here; one that was deleted does not.</summary>
    private DateTime? NewestOf(string table) =>
        service.First(new RowQuery(table, Names.ModifiedOn) { OrderBy = Names.ModifiedOn + " desc" })?.Time(Names.ModifiedOn);
}

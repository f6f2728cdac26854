using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Reads the folder of what Customer Insights knows of customers beside their profiles; the folder may be missing.</summary>
internal sealed class InsightFiles(TableFileValidator validator, InputErrors errors, InputNotes notes)
{
    /// <summary>The files, by name, each with its table.</summary>
    public IReadOnlyList<RowFile> Read(SimulationFolder folder)
    {
        if (SimulationFolder.Find(folder.Root, InputNames.InsightsFolder) is not { } path)
        {
            return [];
        }

        var files = new List<RowFile>();
        foreach (var source in folder.Tables(path, notes))
        {
            foreach (var (file, _) in source.Files)
            {
                folder.Mention(file);
            }

            if (!InsightFormat.IsTable(source.Stem))
            {
                errors.Add(source.Name, null, $"'{source.Stem}' is no table that Customer Insights writes about customers",
                    $"Name the file like {InsightNames.CustomerMeasure}.csv, or after the table of a measure");
            }
            else if (Read(source) is { } file)
            {
                files.Add(file);
            }
        }

        return files;
    }

    private RowFile? Read(TableSource source)
    {
        var format = new InsightFormat(source.Stem);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        if (validator.Validate(source, source.Stem, format, columns) is not { } file)
        {
            return null;
        }

        var lookup = new ColumnShape(format.IsMeasure ? InsightNames.Profile : InsightNames.Customer, ColumnKind.Lookup, Target: Names.CustomerProfile.Table);
        var shapes = columns.Keys.Where(column => column != format.PrimaryId && column != lookup.Name).Select(format.Column).OfType<ColumnShape>();
        return new RowFile(new TableShape(source.Stem, format.PrimaryId, Names.CustomerProfile.CustomerId, [.. shapes, lookup]), file);
    }
}

using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Reads the folder of what Customer Insights knows of customers beside their profiles; the folder may be missing.</summary>
internal sealed class InsightFiles(TableFileValidator validator, InputErrors errors)
{
    /// <summary>The files, by name, each with its table.</summary>
    public IReadOnlyList<RowFile> Read(string folder)
    {
        var directory = Path.Combine(folder, InputNames.InsightsFolder);
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var files = new List<RowFile>();
        foreach (var path in Directory.EnumerateFiles(directory, "*.csv").Order(StringComparer.Ordinal))
        {
            var name = $"{InputNames.InsightsFolder}/{Path.GetFileName(path)}";
            var table = Path.GetFileNameWithoutExtension(path);
            if (InsightFormat.IsTable(table))
            {
                files.Add(Read(path, name, table));
            }
            else
            {
                errors.Add(name, null, $"'{table}' is no table that Customer Insights writes about customers", $"Name the file like {InsightNames.CustomerMeasure}.csv, or after the table of a measure");
            }
        }

        return files;
    }

    private RowFile Read(string path, string name, string table)
    {
        var format = new InsightFormat(table);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = validator.Validate(path, name, format, columns);
        var lookup = new ColumnShape(format.IsMeasure ? InsightNames.Profile : InsightNames.Customer, ColumnKind.Lookup, Target: Names.CustomerProfile.Table);
        var shapes = columns.Keys.Where(column => column != format.PrimaryId).Select(format.Column).OfType<ColumnShape>();
        return new RowFile(new TableShape(table, format.PrimaryId, Names.CustomerProfile.CustomerId, [.. shapes, lookup]), new InputFile(path, name, count));
    }
}

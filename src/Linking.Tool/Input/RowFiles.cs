using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Reads folders of source rows: one file per table, or a folder with its parts.</summary>
internal sealed class RowFiles(
    SimulationFolder folder,
    TableFileValidator validator,
    InputErrors errors,
    InputNotes notes,
    OrganizationDefinition? organization,
    ITableCatalog catalog)
{
    /// <summary>The files of tables that the organisation has, by table.</summary>
    /// <param name="path">Full path of the folder.</param>
    public List<RowFile> Read(string path)
    {
        var files = new List<RowFile>();
        foreach (var source in folder.Tables(path, notes).Where(source => !IsOther(source.Stem, path)))
        {
            Mention(source, path);
            if (FindTable(source.Stem) is not { } table)
            {
                RefuseOrNote(source);
            }
            else if (files.Exists(file => file.Table.LogicalName == table.LogicalName))
            {
                errors.Add(source.Name, null, $"There are two files for the table '{table.LogicalName}'", "Keep one of the two");
            }
            else
            {
                var longest = new Dictionary<string, int>(StringComparer.Ordinal);
                if (validator.Validate(source, table.LogicalName, new SourceRowFormat(table), longest) is { } file)
                {
                    files.Add(new RowFile(table, file, longest.GetValueOrDefault(Names.SourceRow.Lookup) > 0));
                }
            }
        }

        return files;
    }

    /// <summary>In a folder where all lies side by side, some files are no rows.</summary>
    private bool IsOther(string stem, string path) =>
        path == folder.Root && (InputNames.ProfileFiles.Contains(stem) || InputNames.KeyFiles.Contains(stem) || stem == InputNames.InsightsFolder);

    private void Mention(TableSource source, string path)
    {
        foreach (var (part, _) in source.Files)
        {
            folder.Mention(part);
        }

        if (ModelFile.InFolder(path) is { } model)
        {
            folder.Mention(model);
        }
    }

    private void RefuseOrNote(TableSource source)
    {
        const string Remedy = $"Name the file after a standard table, or declare the table under \"tables\" in {InputNames.OrganizationFile}";
        if (organization is null)
        {
            return;
        }

        if (organization.SourceTables.Any(table => string.Equals(table.LogicalName ?? table.Table, source.Stem, StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add(source.Name, null, $"There is no table '{source.Stem}'", Remedy);
        }
        else
        {
            notes.LeaveOut(source.Name, null, $"not read, because there is no table '{source.Stem}'", Remedy);
        }
    }

    private TableShape? FindTable(string name)
    {
        return TableNames.Of(name).Select(Find).FirstOrDefault(table => table is not null);
    }

    private TableShape? Find(string logicalName)
    {
        var declared = organization?.Tables.FirstOrDefault(table => table.LogicalName == logicalName);
        var ours = logicalName.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal)
            || logicalName.StartsWith(InputNames.ProductPrefix, StringComparison.Ordinal);
        return declared ?? (ours ? null : catalog.Find(logicalName));
    }
}

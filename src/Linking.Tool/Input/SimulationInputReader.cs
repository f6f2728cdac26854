using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Reads a simulation folder through once, before anything is written, and refuses it when any part of it could not be loaded.</summary>
internal sealed class SimulationInputReader
{
    private readonly ITableCatalog catalog;
    private readonly InputErrors errors = new();
    private readonly TableFileValidator validator;
    private readonly ProfileFormat profileFormat = new();
    private readonly KeyFormat keyFormat = new();
    private readonly Dictionary<string, int> profileColumns = new(StringComparer.Ordinal);

    private SimulationInputReader(ITableCatalog catalog)
    {
        this.catalog = catalog;
        validator = new TableFileValidator(errors);
    }

    /// <summary>The folder's content.</summary>
    /// <exception cref="InputException">Something is wrong; up to <see cref="InputErrors.Limit"/> complaints.</exception>
    public static SimulationInput Read(string folder, ITableCatalog catalog) => new SimulationInputReader(catalog).Read(Path.GetFullPath(folder));

    private SimulationInput Read(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException(
                Path.GetFileName(folder.TrimEnd('/', '\\')),
                null,
                Directory.Exists(folder) ? "The folder is empty" : "There is no such folder",
                "Name a folder with organization.json, rows and unification-1, or make one with 'linking generate'");
        }

        var organization = new OrganizationFile(errors, catalog).Read(folder);
        var rows = ReadRows(folder, organization);
        var before = Directory.Exists(Path.Combine(folder, InputNames.BeforeFolder)) ? ReadUnification(folder, InputNames.BeforeFolder, 0) : null;
        var unifications = ReadUnifications(folder);
        var insights = new InsightFiles(validator, errors).Read(folder);
        errors.ThrowIfAny();
        return new SimulationInput(folder, organization!, rows, ProfileFormat.Table(profileColumns), KeyFormat.Table, before, unifications, validator.LeftOut)
        {
            Insights = insights,
        };
    }

    private List<RowFile> ReadRows(string folder, OrganizationDefinition? organization)
    {
        var files = new List<RowFile>();
        var directory = Path.Combine(folder, InputNames.RowsFolder);
        if (!Directory.Exists(directory))
        {
            errors.Add(InputNames.RowsFolder, null, "The folder is missing", "Add it with one CSV file per source table, named like rows/contact.csv");
            return files;
        }

        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        foreach (var path in Directory.EnumerateFiles(directory, "*.csv", options).Order(StringComparer.Ordinal))
        {
            var name = $"{InputNames.RowsFolder}/{Path.GetFileName(path)}";
            var logicalName = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
            if (files.Exists(file => file.Table.LogicalName == logicalName))
            {
                errors.Add(name, null, $"There are two files for the table '{logicalName}'", "Keep one of the two");
                continue;
            }

            if (FindTable(logicalName, organization) is { } table)
            {
                var count = validator.Validate(path, name, new SourceRowFormat(table), []);
                files.Add(new RowFile(table, new InputFile(path, name, count)));
            }
            else if (organization is not null)
            {
                errors.Add(name, null, $"There is no table '{logicalName}'", $"Name the file after a standard table, or declare the table under \"tables\" in {InputNames.OrganizationFile}");
            }
        }

        if (files.Count == 0 && !errors.Any)
        {
            errors.Add(InputNames.RowsFolder, null, "The folder holds no CSV file", "Add one per source table, named like rows/contact.csv");
        }

        return files;
    }

    private TableShape? FindTable(string logicalName, OrganizationDefinition? organization)
    {
        var declared = organization?.Tables.FirstOrDefault(table => table.LogicalName == logicalName);
        var ours = logicalName.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal) || logicalName.StartsWith(InputNames.ProductPrefix, StringComparison.Ordinal);
        return declared ?? (ours ? null : catalog.Find(logicalName));
    }

    private List<UnificationFolder> ReadUnifications(string folder)
    {
        var numbers = new UnificationNumbers(errors).Read(folder);
        var unifications = new List<UnificationFolder>();
        foreach (var number in numbers)
        {
            if (ReadUnification(folder, $"{InputNames.UnificationFolderPrefix}{number}", number) is { } unification)
            {
                unifications.Add(unification);
            }
        }

        return unifications;
    }

    private UnificationFolder? ReadUnification(string folder, string part, int number)
    {
        var profiles = ReadContent(folder, part, Names.CustomerProfile.Table, profileFormat, profileColumns);
        var keys = ReadContent(folder, part, Names.AlternateKey.Table, keyFormat, []);
        return profiles is null || keys is null ? null : new UnificationFolder(number, profiles, keys);
    }

    private InputFile? ReadContent(string folder, string part, string table, FileFormat format, Dictionary<string, int> longest)
    {
        var name = $"{part}/{table}.csv";
        var path = Path.Combine(folder, part, $"{table}.csv");
        if (!File.Exists(path))
        {
            errors.Add(name, null, "The file is missing", "Add it with the whole content of the table after this unification, or with its header alone when it is empty");
            return null;
        }

        var count = validator.Validate(path, name, format, longest);
        return new InputFile(path, name, count);
    }
}

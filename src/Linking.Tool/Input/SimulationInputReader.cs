using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>Reads a whole simulation folder through and checks it, so that nothing is written for a wrong one.</summary>
internal sealed class SimulationInputReader
{
    private readonly SimulationFolder folder;
    private readonly InputErrors errors;
    private readonly InputNotes notes;
    private readonly TableFileValidator validator;
    private readonly ITableCatalog catalog;
    private readonly ProfileFormat profileFormat = new();
    private readonly KeyFormat keyFormat = new();
    private readonly Dictionary<string, int> profileColumns = new(StringComparer.Ordinal);

    private SimulationInputReader(string folder, ITableCatalog catalog, bool strict)
    {
        errors = new InputErrors();
        notes = new InputNotes(errors, strict);
        validator = new TableFileValidator(errors, notes);
        this.folder = new SimulationFolder(folder, errors);
        this.catalog = catalog;
    }

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="catalog">Tables of an organisation before the input's own are added.</param>
    /// <param name="strict">True to refuse what would be left out and noted.</param>
    /// <exception cref="InputException">Something is wrong with it.</exception>
    public static SimulationInput Read(string folder, ITableCatalog catalog, bool strict = false)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException(
                Path.GetFileName(folder.TrimEnd('/', '\\')),
                null,
                Directory.Exists(folder) ? "The folder is empty" : "There is no such folder",
                "Name a folder with organization.json, rows and unification-1, or make one with 'linking generate'");
        }

        return new SimulationInputReader(folder, catalog, strict).Read();
    }

    private SimulationInput Read()
    {
        var organization = new OrganizationFile(errors, catalog).Read(folder);
        var layout = FolderLayout.Of(folder.Root);
        var tables = new RowFiles(folder, validator, errors, notes, organization, catalog);
        var rows = ReadRows(layout, tables);
        var before = layout.Before is { } path ? ReadUnification(path, 0, null) : null;
        var unifications = new UnificationNumbers(errors).Read(folder.Root, required: layout.Before is null).Select(number => ReadUnification(number, tables))
            .OfType<UnificationFolder>().ToList();
        var insights = new InsightFiles(validator, errors, notes).Read(folder);
        NoteUnread(organization);
        errors.ThrowIfAny();
        return new SimulationInput(folder.Root, organization!, rows, ProfileFormat.Table(profileColumns), KeyFormat.Table, before, unifications, notes.All)
        {
            Insights = insights,
        };
    }

    private List<RowFile> ReadRows(FolderLayout layout, RowFiles tables)
    {
        if (layout.Rows is not { } path)
        {
            errors.Add(InputNames.RowsFolder, null, "The folder is missing", "Add it with one file per source table, named like rows/contact.csv");
            return [];
        }

        var files = tables.Read(path);
        if (files.Count == 0 && !errors.Any)
        {
            errors.Add(InputNames.RowsFolder, null, "The folder holds no file of a table", "Add one per source table, named like rows/contact.csv");
        }

        return files;
    }

    private UnificationFolder? ReadUnification(int number, RowFiles tables)
    {
        // UnificationNumbers has found the folder under this name, in whatever case.
        var path = SimulationFolder.Find(folder.Root, $"{InputNames.UnificationFolderPrefix}{number}")!;
        return ReadUnification(path, number, tables);
    }

    private UnificationFolder? ReadUnification(string path, int number, RowFiles? tables)
    {
        var sources = folder.Tables(path, notes);
        var profiles = ReadContent(path, sources, InputNames.ProfileFiles, profileFormat, profileColumns);
        var keys = ReadContent(path, sources, InputNames.KeyFiles, keyFormat, []);
        var rows = tables is not null && SimulationFolder.Find(path, InputNames.RowsFolder) is { } changed ? tables.Read(changed) : [];
        return profiles is null || keys is null ? null : new UnificationFolder(number, profiles, keys) { Rows = rows };
    }

    private InputFile? ReadContent(string path, IReadOnlyList<TableSource> sources, IReadOnlyList<string> stems, FileFormat format, Dictionary<string,
        int> longest)
    {
        var found = sources.Where(source => stems.Contains(source.Stem)).OrderBy(source => stems.IndexOf(source.Stem)).ToList();
        if (found.Count == 0)
        {
            var part = folder.NameOf(path);
            errors.Add(
                part == "." ? $"{stems[0]}.csv" : $"{part}/{stems[0]}.csv",
                null,
                "The file is missing",
                "Add it with the whole content of the table after this unification, or with its header alone when it is empty");
            return null;
        }

        foreach (var source in found.Skip(1))
        {
            errors.Add(source.Name, null, $"There are two files for the table '{stems[0]}'", "Keep one of the two");
        }

        Mention(found);
        return validator.Validate(found[0], stems[0], format, longest);
    }

    private void Mention(IEnumerable<TableSource> sources)
    {
        foreach (var (path, _) in sources.SelectMany(source => source.Files))
        {
            folder.Mention(path);
        }
    }

    private void NoteUnread(OrganizationDefinition? organization)
    {
        if (ModelFile.InFolder(folder.Root) is { } model)
        {
            folder.Mention(model);
        }

        foreach (var name in folder.Unread().Where(name => !name.Equals(InputNames.Readme, StringComparison.OrdinalIgnoreCase)))
        {
            notes.LeaveOut(name, null, "not read", "Remove it, or name it as the folder's description says");
        }

        if (organization?.Guessed.Count > 0)
        {
            notes.Say(InputNames.OrganizationFile, $"guessed, and not confirmed yet: {InputNotes.List(organization.Guessed)}");
        }
    }
}

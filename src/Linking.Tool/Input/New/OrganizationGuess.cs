using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input.New;

/// <summary>Looks at the files of a folder that has no organization.json yet: which tables they hold, and which source tables their keys name.</summary>
internal sealed class OrganizationGuess
{
    /// <summary>Keys of a pair that are looked up in the rows.</summary>
    private const int Sample = 200;

    private readonly SimulationFolder folder;
    private readonly ITableCatalog catalog;
    private readonly InputErrors errors = new();
    private readonly InputNotes notes;
    private readonly TableFileValidator validator;
    private readonly Dictionary<string, HashSet<Guid>> rows = new(StringComparer.Ordinal);
    private readonly List<TableShape> tables = [];
    private readonly List<TableShape> custom = [];

    /// <summary>Begins with a folder.</summary>
    public OrganizationGuess(string folder, ITableCatalog catalog)
    {
        this.folder = new SimulationFolder(folder, errors);
        this.catalog = catalog;
        notes = new InputNotes(errors);
        validator = new TableFileValidator(errors, notes);
    }

    /// <summary>Tables of the files that no organisation comes with.</summary>
    public IReadOnlyList<TableShape> CustomTables => custom;

    /// <summary>The source tables that the keys name, in their order.</summary>
    /// <exception cref="InputException">A file cannot be read, or there are no keys.</exception>
    public IReadOnlyList<SourceTableGuess> Read()
    {
        var layout = FolderLayout.Of(folder.Root);
        if (layout.Rows is { } path)
        {
            ReadRows(path);
        }

        var keys = ReadKeys(layout);
        errors.ThrowIfAny();
        if (keys is null)
        {
            throw new InputException(
                Path.GetFileName(folder.Root),
                null,
                "The folder holds no alternate keys",
                $"Put the export of the table AlternateKey there, as {Names.AlternateKey.Table}.csv beside the exports of the rows, or into "
                    + $"{InputNames.UnificationFolderPrefix}1");
        }

        return [.. keys.Select(pair => Guess(pair.Key.DataSource, pair.Key.Entity, pair.Value.Count, pair.Value.Sample))];
    }

    private void ReadRows(string path)
    {
        foreach (var source in folder.Tables(path, notes)
            .Where(source => !InputNames.ProfileFiles.Contains(source.Stem) && !InputNames.KeyFiles.Contains(source.Stem)))
        {
            var known = TableNames.Of(source.Stem).Select(catalog.Find).FirstOrDefault(table => table is not null);
            var table = known ?? new TableShape(source.Stem, source.Stem + "id", "name", []);
            if (!HasId(source, table))
            {
                continue;
            }

            if (validator.Validate(source, table.LogicalName, new SourceRowFormat(table), []) is { } file)
            {
                tables.Add(table);
                rows[table.LogicalName] = ReadIds(file, table);
                custom.AddRange(known is null ? [table] : []);
            }
        }
    }

    /// <summary>A file of something else lies there too.</summary>
    private static bool HasId(TableSource source, TableShape table)
    {
        var looked = new InputErrors();
        var format = new SourceRowFormat(table);
        var parts = new FilePartReader(looked, new InputNotes(looked)).Read(source, table.LogicalName, format);
        try
        {
            using var opened = parts is null ? null : new TableRows(parts, format);
            return opened?.IndexOf(table.PrimaryId) >= 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static HashSet<Guid> ReadIds(InputFile file, TableShape table)
    {
        using var opened = file.Open();
        var identity = new GivenIdentity(opened, table.PrimaryId);
        var ids = new HashSet<Guid>();
        while (opened.Read())
        {
            if (identity.Of(opened, out _, out _) is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    private Dictionary<(string DataSource, string Entity), (long Count, List<Guid> Sample)>? ReadKeys(FolderLayout layout)
    {
        var numbers = new UnificationNumbers(errors).Read(folder.Root, required: false);
        string?[] folders = [layout.Before, .. numbers.Select(number => SimulationFolder.Find(folder.Root, $"{InputNames.UnificationFolderPrefix}{number}"))];
        var sources = folders.OfType<string>().SelectMany(path => folder.Tables(path, notes)).Where(source => InputNames.KeyFiles.Contains(source.Stem))
            .ToList();
        if (sources.Count == 0)
        {
            return null;
        }

        var pairs = new Dictionary<(string DataSource, string Entity), (long Count, List<Guid> Sample)>();
        foreach (var file in sources.Select(source => validator.Validate(source, Names.AlternateKey.Table, new KeyFormat(), [])).OfType<InputFile>())
        {
            Add(file, pairs);
        }

        return pairs;
    }

    private static void Add(InputFile file, Dictionary<(string DataSource, string Entity), (long Count, List<Guid> Sample)> pairs)
    {
        using var opened = file.Open();
        var (dataSource, entity, value) = (opened.IndexOf(Names.AlternateKey.DataSource), opened.IndexOf(Names.AlternateKey.EntityName),
            opened.IndexOf(Names.AlternateKey.Value));
        while (opened.Read())
        {
            var pair = (opened[dataSource].Trim(), opened[entity].Trim());
            var (count, sample) = pairs.TryGetValue(pair, out var known) ? known : (0, []);
            if (sample.Count < Sample && Guid.TryParse(opened[value].Trim(), out var id))
            {
                sample.Add(id);
            }

            pairs[pair] = (count + 1, sample);
        }
    }

    /// <summary>The name decides; where it names no table, the rows that the keys name do.</summary>
    private SourceTableGuess Guess(string dataSource, string entity, long count, List<Guid> sample)
    {
        int Found(TableShape table) => sample.Count(rows[table.LogicalName].Contains);
        var named = tables.Find(table => TableNames.Of(entity.ToLowerInvariant()).Contains(table.LogicalName));
        var table = named ?? tables.Where(table => Found(table) > 0).MaxBy(Found);
        return new SourceTableGuess(dataSource, entity, count, table, table is null ? 0 : Found(table), sample.Count);
    }
}

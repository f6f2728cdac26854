using System.Text.Json;

namespace Linking.Tool.Environments.Export;

/// <summary>How far an export has come: kept beside its files until it is done, so that one that was stopped goes on.</summary>
internal sealed record ExportState
{
    /// <summary>Its name begins with a dot: a rehearsal does not read it.</summary>
    public const string FileName = ".export.json";

    /// <summary>What is exported, from where: another export does not go on from this state.</summary>
    public required string Source { get; init; }

    /// <summary>Rows of the files that are whole, by file.</summary>
    public Dictionary<string, long> Done { get; init; } = [];

    /// <summary>The file under way; empty when none is.</summary>
    public string File { get; set; } = "";

    /// <summary>Bytes of it that count.</summary>
    public long Length { get; set; }

    /// <summary>Rows of it that count.</summary>
    public long Rows { get; set; }

    /// <summary>Where its next page is.</summary>
    public string? Next { get; set; }

    /// <summary>Requests made until now.</summary>
    public long Requests { get; set; }

    /// <summary>When the newest row of each table was changed as the export began.</summary>
    public Dictionary<string, DateTime?> Newest { get; init; } = [];

    /// <summary>The state that a folder has; null when it has none.</summary>
    public static ExportState? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return System.IO.File.Exists(path) ? JsonSerializer.Deserialize<ExportState>(System.IO.File.ReadAllText(path)) : null;
    }

    /// <summary>Keeps the state; whoever is killed meanwhile leaves the former one.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        System.IO.File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
        System.IO.File.Move(path + ".new", path, overwrite: true);
    }
}

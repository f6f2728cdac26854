namespace EmbeddedDataverse.Files;

/// <summary>Another process, or this one, has the organisation's file open. One at a time may: two would give out the same row versions.</summary>
public sealed class OrganizationInUseException : IOException
{
    internal OrganizationInUseException(string file, FileOwner? owner)
        : base(Text(file, owner))
    {
        File = file;
        ProcessId = owner?.ProcessId;
        ProcessName = owner?.ProcessName;
        MachineName = owner?.MachineName;
        Since = owner?.Since;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The id of the process that has it; null when that is not known.</summary>
    public int? ProcessId { get; }

    /// <summary>The name of the process that has it; null when that is not known.</summary>
    public string? ProcessName { get; }

    /// <summary>The machine that the process runs on; null when that is not known.</summary>
    public string? MachineName { get; }

    /// <summary>Since when the process has it (UTC); null when that is not known.</summary>
    public DateTime? Since { get; }

    private static string Text(string file, FileOwner? owner)
    {
        var who = owner is null
            ? "another program"
            : string.Create(CultureInfo.InvariantCulture,
                $"the process {owner.ProcessId} ({owner.ProcessName}) on {owner.MachineName} since {owner.Since:yyyy-MM-dd HH:mm:ss} UTC");
        return $"The organisation file '{file}' is in use by {who}. One process at a time may have it: end that one, or work on a copy that was made after "
            + "it ended.";
    }
}

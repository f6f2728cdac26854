using System.Text.RegularExpressions;

namespace Linking.Tool.Input;

/// <summary>What a CSV file of one table may and must hold.</summary>
internal abstract partial class FileFormat
{
    /// <summary>Columns without which the file cannot be read.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>What to do about a name that no column can have.</summary>
    public const string NoNameRemedy = "Write logical names in the header, like emailaddress1, not display names";

    /// <summary>The column of that name, or null where no value is loaded into one.</summary>
    public abstract ColumnShape? Column(string name);

    /// <summary>
    /// True when a column of that name may stand in an export, though the rehearsal has no such column or the platform fills it. Exports
    /// carry dozens of them, and linking depends on none: their values are left out, and the report says so.
    /// </summary>
    public static bool IsColumnName(string name) => LogicalName().IsMatch(name);

    /// <summary>How the rows of a file with this header get their ids.</summary>
    public abstract IRowIdentity Identity(IReadOnlyList<string> header);

    [GeneratedRegex("^[a-z_@][a-z0-9_.@]{0,127}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LogicalName();
}

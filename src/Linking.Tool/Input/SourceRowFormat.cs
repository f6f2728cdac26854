using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Rows of a source table: its own columns, the primary id among them, and the link to the profile that the row has already.</summary>
internal sealed class SourceRowFormat(TableShape table) : FileFormat
{
    private const string FirstOfExcel = "(do not modify) ";

    /// <summary>
    /// Columns that a worksheet of Dynamics 365 begins with: id, checksum, time of the last change, each with the same words before it in the user's language.
    /// </summary>
    private const int ColumnsOfExcel = 3;

    private static readonly ColumnShape Link = new(Names.SourceRow.Lookup, ColumnKind.Lookup, Target: Names.CustomerProfile.Table);

    public override string PrimaryId => table.PrimaryId;

    public override IReadOnlyList<string> Required { get; } = [table.PrimaryId];

    public override bool HasOnlyIds => true;

    public override ColumnShape? Column(string name) => table.Find(name) ?? (name == Link.Name ? Link : null);

    public override IRowIdentity Identity(TableRows rows) => new GivenIdentity(rows, table.PrimaryId);

    protected override string? OtherName(string written, IReadOnlyList<string> header, IReadOnlySet<string> taken)
    {
        var name = written.ToLowerInvariant();
        if (name == RowMarks.Id)
        {
            return IdName(taken);
        }

        if (!taken.Contains(PrimaryId) && (name == table.LogicalName || IsIdOfExcel(written, header)))
        {
            return PrimaryId;
        }

        // The Web API writes lookups as _name_value.
        if (name is ['_', .., '_', 'v', 'a', 'l', 'u', 'e'] && Column(name[1..^"_value".Length]) is { } lookup)
        {
            return lookup.Name;
        }

        // A display name has blanks or hyphens; what has none is a logical name of a column that the table lacks.
        var letters = ColumnNames.LettersAndDigits(written);
        return written.Any(character => character is not '_' && !char.IsLetterOrDigit(character)) && !written.StartsWith('(')
            ? table.Columns.Select(column => column.Name).FirstOrDefault(column => ColumnNames.LettersAndDigits(column) == letters)
            : null;
    }

    private static bool IsIdOfExcel(string written, IReadOnlyList<string> header)
    {
        if (written.StartsWith(FirstOfExcel, StringComparison.OrdinalIgnoreCase))
        {
            return written[FirstOfExcel.Length..].ToLowerInvariant() is not ("row checksum" or "modified on");
        }

        var words = written.StartsWith('(') ? written[..(written.IndexOf(')', StringComparison.Ordinal) + 1)] : "";
        return words.Length > 1 && written == header[0].Trim() && header.Count >= ColumnsOfExcel
            && header.Take(ColumnsOfExcel).All(column => column.Trim().StartsWith(words, StringComparison.Ordinal));
    }
}

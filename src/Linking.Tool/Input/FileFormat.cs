namespace Linking.Tool.Input;

/// <summary>What a CSV file of one table may and must hold.</summary>
internal abstract class FileFormat
{
    /// <summary>Columns without which the file cannot be read.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>What to do about a column that the table does not have.</summary>
    public abstract string UnknownColumnRemedy { get; }

    /// <summary>The column of that name, or null where the table has none.</summary>
    public abstract ColumnShape? Column(string name);

    /// <summary>How the rows of a file with this header get their ids.</summary>
    public abstract IRowIdentity Identity(IReadOnlyList<string> header);
}

namespace Linking.Tool.Input.Files;

/// <summary>The rows of a file as they stand in it, read one at a time: texts without a meaning.</summary>
internal interface IRawRows : IDisposable
{
    /// <summary>Names of the columns as they are written; empty for an empty file.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>Number of cells in the current row.</summary>
    int Count { get; }

    /// <summary>1-based line or row at which the current row begins.</summary>
    int Line { get; }

    /// <summary>True when a quote in the current row is out of place.</summary>
    bool Malformed { get; }

    /// <summary>What a reader should know of how the file is read, without a full stop; null when nothing had to be found out.</summary>
    string? Remark { get; }

    /// <summary>The text of a cell of the current row; empty where the row has no such cell.</summary>
    string this[int column] { get; }

    /// <summary>Goes to the next row that is not blank.</summary>
    bool Read();
}

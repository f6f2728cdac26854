namespace EmbeddedDataverse.Pipeline;

/// <summary>A write of one or more rows of a table, with the two events it raises.</summary>
internal sealed class WriteEvent
{
    public required Call Call { get; init; }

    public required Table Table { get; init; }

    /// <summary>The event of a single row, for example Update.</summary>
    public required string Single { get; init; }

    /// <summary>The event of all rows together, for example UpdateMultiple.</summary>
    public required string Multiple { get; init; }

    /// <summary>Whether the caller used the bulk message.</summary>
    public bool IsBulk { get; init; }

    public required IReadOnlyList<WriteRow> Rows { get; init; }

    /// <summary>The main operation on one row.</summary>
    public required Action<WriteRow, Caller> Main { get; init; }

    /// <summary>Whether rows are deleted rather than written.</summary>
    public bool IsDelete => Single == "Delete";
}

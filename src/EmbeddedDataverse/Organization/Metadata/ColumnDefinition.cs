namespace EmbeddedDataverse.Metadata;

/// <summary>Declares one column of a table.</summary>
public sealed class ColumnDefinition
{
    /// <summary>The logical name, in lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>The schema name; the logical name when not given.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The label shown to people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The type of its values.</summary>
    public ColumnType Type { get; init; }

    /// <summary>The greatest length of a text, 100 when not given (1,048,576 for Memo).</summary>
    public int? MaxLength { get; init; }

    /// <summary>The tables a lookup may point to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The options of a choice, with their labels.</summary>
    public IReadOnlyDictionary<int, string> Options { get; init; } = new Dictionary<int, string>();

    /// <summary>The choice a new row has when none is given.</summary>
    public int? DefaultOption { get; init; }

    /// <summary>Whether Create accepts a value.</summary>
    public bool ValidForCreate { get; init; } = true;

    /// <summary>Whether Update accepts a value.</summary>
    public bool ValidForUpdate { get; init; } = true;

    /// <summary>Whether a query returns it.</summary>
    public bool ValidForRead { get; init; } = true;

    /// <summary>Whether somebody added it, rather than the platform.</summary>
    public bool IsCustom { get; init; }

    /// <summary>The lookup this column accompanies, as <c>AttributeOf</c> says it.</summary>
    public string? CompanionOf { get; init; }

    /// <summary>Columns whose texts, joined by a blank, are this column's value (full names).</summary>
    public IReadOnlyList<string> JoinOf { get; init; } = [];

    /// <summary>A text column.</summary>
    public static ColumnDefinition Text(string name, int maxLength = 100)
    {
        return new ColumnDefinition { LogicalName = name, Type = ColumnType.String, MaxLength = maxLength, IsCustom = true };
    }

    /// <summary>A column of another simple type.</summary>
    public static ColumnDefinition Of(string name, ColumnType type)
    {
        return new ColumnDefinition { LogicalName = name, Type = type, IsCustom = true };
    }

    /// <summary>A lookup to one table or several.</summary>
    public static ColumnDefinition Lookup(string name, params string[] targets)
    {
        return new ColumnDefinition { LogicalName = name, Type = ColumnType.Lookup, Targets = targets, IsCustom = true };
    }

    /// <summary>A choice.</summary>
    public static ColumnDefinition Choice(string name, IReadOnlyDictionary<int, string> options, int? defaultOption = null)
    {
        return new ColumnDefinition { LogicalName = name, Type = ColumnType.Picklist, Options = options, DefaultOption = defaultOption, IsCustom = true };
    }
}

namespace EmbeddedDataverse.Metadata;

/// <summary>A column at run time.</summary>
internal sealed class Column
{
    public Column(Table table, ColumnDefinition definition, int ordinal, Guid id)
    {
        Table = table;
        Definition = definition;
        Ordinal = ordinal;
        Id = id;
        Name = definition.LogicalName;
        Type = definition.Type;
        Sql = "\"" + Name + "\"";
        IsLookup = Type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;
        IsPolymorphic = IsLookup && definition.Targets.Count > 1;
        IsText = Type is ColumnType.String or ColumnType.Memo;
        MaxLength = definition.MaxLength ?? (Type == ColumnType.Memo ? 1_048_576 : 100);
    }

    public Table Table { get; }

    public ColumnDefinition Definition { get; }

    public int Ordinal { get; }

    public Guid Id { get; }

    public string Name { get; }

    public ColumnType Type { get; }

    /// <summary>The quoted name, safe to put into SQL: it comes from metadata only.</summary>
    public string Sql { get; }

    public bool IsLookup { get; }

    public bool IsPolymorphic { get; }

    public bool IsText { get; }

    /// <summary>Whether it holds GUIDs that are ordered as they are written, not as SQL Server orders them: those of elastic tables.</summary>
    public bool OrdersAsWritten => Type == ColumnType.Uniqueidentifier && Table.IsElastic;

    public int MaxLength { get; }

    /// <summary>The column that says which table a polymorphic lookup points to.</summary>
    public Column? TypeCompanion { get; set; }

    /// <summary>The column that holds the partition of the elastic row a lookup points to.</summary>
    public Column? PartitionCompanion { get; set; }

    /// <summary>What a new row has when nothing is given: the default choice, and No for yes/no columns.</summary>
    public object? DefaultValue => Definition.DefaultOption is { } option ? (long)option : Type == ColumnType.Boolean ? 0L : null;

    /// <summary>Whether an index for comparing with it exists already.</summary>
    public bool IsIndexed { get; set; }

    public bool IsIndexable => Type is not (ColumnType.Boolean or ColumnType.Picklist or ColumnType.State or ColumnType.Memo or ColumnType.EntityName)
        && Definition.JoinOf.Count == 0;
}

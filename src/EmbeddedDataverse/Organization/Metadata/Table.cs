using System.Diagnostics.CodeAnalysis;

namespace EmbeddedDataverse.Metadata;

/// <summary>A table at run time: its columns by name, and what the hot path asks most often.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, Column> byName = new(StringComparer.Ordinal);
    private readonly List<Column> columns = [];

    public Table(TableDefinition definition, Guid id, int objectTypeCode)
    {
        Definition = definition;
        Id = id;
        ObjectTypeCode = objectTypeCode;
        Name = definition.LogicalName;
        SchemaName = definition.SchemaName ?? Name;
        Kind = definition.Kind;
        Sql = "\"" + Name + "\"";
    }

    public TableDefinition Definition { get; }

    public Guid Id { get; }

    public int ObjectTypeCode { get; }

    public string Name { get; }

    public string SchemaName { get; }

    public TableKind Kind { get; }

    public bool IsElastic => Kind == TableKind.Elastic;

    /// <summary>The quoted name, safe to put into SQL: it comes from metadata only.</summary>
    public string Sql { get; }

    public IReadOnlyList<Column> Columns => columns;

    public Column PrimaryId { get; private set; } = null!;

    public Column? PrimaryName { get; private set; }

    public Column? CreatedOn { get; private set; }

    public Column? CreatedBy { get; private set; }

    public Column? ModifiedOn { get; private set; }

    public Column? ModifiedBy { get; private set; }

    public Column? Version { get; private set; }

    public Column? Owner { get; private set; }

    public Column? State { get; private set; }

    public Column? Status { get; private set; }

    public Column? PartitionId { get; private set; }

    /// <summary>Relationships in which this table is the "N" side.</summary>
    public List<RelationshipDefinition> Relationships { get; } = [];

    /// <summary>Lookups of other tables that deleting a row of this one must look at.</summary>
    public List<(Column Lookup, RelationshipDefinition Relationship)> Referencing { get; } = [];

    /// <summary>The privilege that an access needs, for example prvReadContact.</summary>
    public string Privilege(string access)
    {
        return PrivilegeNames.Of(Name, SchemaName, access);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Column? column)
    {
        return byName.TryGetValue(name, out column);
    }

    public Column Get(string name)
    {
        return byName.TryGetValue(name, out var column) ? column : throw PlatformFaults.NoSuchColumn(Name, name);
    }

    public Column Add(ColumnDefinition definition, Guid id)
    {
        var column = new Column(this, definition, columns.Count, id);
        columns.Add(column);
        byName.Add(column.Name, column);
        Recognise(column);
        return column;
    }

    private void Recognise(Column column)
    {
        if (column.Name == (Definition.PrimaryId ?? Name + "id"))
        {
            PrimaryId = column;
        }
        else if (column.Name == Definition.PrimaryName)
        {
            PrimaryName = column;
        }
        else if (column.Definition.CompanionOf is { } lookup && byName.TryGetValue(lookup, out var owner))
        {
            _ = column.Type == ColumnType.EntityName ? owner.TypeCompanion = column : owner.PartitionCompanion = column;
        }

        switch (column.Name)
        {
            case "createdon": CreatedOn = column; break;
            case "createdby": CreatedBy = column; break;
            case "modifiedon": ModifiedOn = column; break;
            case "modifiedby": ModifiedBy = column; break;
            case "versionnumber": Version = column; break;
            case "ownerid": Owner = column; break;
            case "statecode": State = column; break;
            case "statuscode": Status = column; break;
            case "partitionid": PartitionId = column; break;
        }
    }
}

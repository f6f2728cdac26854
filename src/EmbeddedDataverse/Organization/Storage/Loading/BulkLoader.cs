namespace EmbeddedDataverse.Storage.Loading;

/// <summary>Puts rows straight into their tables. What a row does not say gets the defaults of a row that SYSTEM created now.</summary>
internal sealed class BulkLoader(Organization organization)
{
    public void Load(Table table, IEnumerable<Entity> rows)
    {
        using (var load = new TableLoad(organization, table, this))
        {
            load.Run(rows);
        }

        organization.Steps.RowChanged(table.Name);
    }

    public void Insert(Table table, Entity row)
    {
        Insert(table, row, IdOf(table, row));
    }

    public Guid IdOf(Table table, Entity row)
    {
        return row.Id != Guid.Empty
            ? row.Id : row.Attributes.TryGetValue(table.PrimaryId.Name, out var id) && id is Guid given ? given : organization.Catalog.NewId();
    }

    private void Insert(Table table, Entity row, Guid id)
    {
        var values = Values(table, row);
        AddDefaults(table, values, id);
        try
        {
            organization.Rows.Insert(table, id, values, isVisible: true);
        }
        catch (UniqueViolationException)
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateRecord, $"Cannot insert duplicate key: {table.Name} {id}.");
        }
    }

    /// <summary>What a row says, with the companions of its lookups.</summary>
    public static RowValues Values(Table table, Entity row)
    {
        var values = new RowValues();
        foreach (var (name, value) in row.Attributes)
        {
            var column = table.Get(name);
            if (column == table.PrimaryId || column.Definition.JoinOf.Count > 0)
            {
                continue;
            }

            values.Set(column, ColumnCodec.ToStorage(column, value));
            if (value is EntityReference reference)
            {
                SetCompanions(column, reference, values, row);
            }
        }

        return values;
    }

    private static void SetCompanions(Column column, EntityReference reference, RowValues values, Entity row)
    {
        if (column.TypeCompanion is { } type)
        {
            values.Set(type, reference.LogicalName);
        }

        if (column.PartitionCompanion is { } partition && !row.Contains(partition.Name))
        {
            values.Set(partition, reference.Id.ToString("D"));
        }
    }

    /// <summary>Adds what a row does not say.</summary>
    public void AddDefaults(Table table, RowValues values, Guid id)
    {
        var now = ColumnCodec.Ticks(organization.Clock.UtcNow);
        var system = RowKeys.ToBytes(organization.SystemUserId);
        foreach (var column in table.Columns)
        {
            if (column == table.PrimaryId || values.Has(column))
            {
                continue;
            }

            object? value = column.Name switch
            {
                _ when column.DefaultValue is { } given => given,
                "createdon" or "modifiedon" => now,
                "createdby" or "modifiedby" or "ownerid" => system,
                "owneridtype" => "systemuser",
                "partitionid" when table.IsElastic && !organization.Options.ElasticPartitionIdStaysNull => id.ToString("D"),
                "versionnumber" => organization.Settings.NextVersion(),
                _ => null,
            };
            if (value is not null)
            {
                values.Set(column, value);
            }
        }
    }
}

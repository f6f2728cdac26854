namespace EmbeddedDataverse.Writing;

/// <summary>Sets what the platform sets: defaults, owner, creation and change, row version.</summary>
internal sealed class RowStamps(Organization organization)
{
    public void AddDefaults(Table table, RowValues values, Caller caller, Guid id)
    {
        foreach (var column in table.Columns)
        {
            if (column.DefaultValue is { } value && !values.Has(column))
            {
                values.Set(column, value);
            }
        }

        if (table.Owner is { } owner && !values.Has(owner))
        {
            values.Set(owner, RowKeys.ToBytes(caller.UserId));
            values.Set(owner.TypeCompanion!, "systemuser");
        }

        if (table.PartitionId is { } partition && !values.Has(partition) && !organization.Options.ElasticPartitionIdStaysNull)
        {
            values.Set(partition, id.ToString("D"));
        }

        if (table.CreatedOn is { } created)
        {
            values.Set(created, ColumnCodec.Ticks(organization.Clock.UtcNow));
            values.Set(table.CreatedBy!, RowKeys.ToBytes(caller.UserId));
            Backdate(table, values, created);
        }
    }

    /// <summary>A given overriddencreatedon becomes the row's createdon, and holds the real moment instead.</summary>
    private static void Backdate(Table table, RowValues values, Column created)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { Column.Name: "overriddencreatedon", Value: long given } overridden)
            {
                var now = ColumnCodec.Ticks(new DateTime(0, DateTimeKind.Utc));
                for (var j = 0; j < values.Count; j++)
                {
                    now = values[j].Column == created ? (long)values[j].Value! : now;
                }

                values.Set(overridden.Column, now);
                values.Set(table.CreatedOn!, given);
                return;
            }
        }
    }

    public void Stamp(Table table, RowValues values, Caller caller)
    {
        if (table.ModifiedOn is { } modified)
        {
            values.Set(modified, ColumnCodec.Ticks(organization.Clock.UtcNow));
            values.Set(table.ModifiedBy!, RowKeys.ToBytes(caller.UserId));
            values.Set(table.Version!, organization.Settings.NextVersion());
        }
    }
}

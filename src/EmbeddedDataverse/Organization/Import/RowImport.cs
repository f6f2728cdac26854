namespace EmbeddedDataverse.Import;

/// <summary>Writes the rows of an import as SYSTEM, inside its transaction. An import raises no events.</summary>
internal sealed class RowImport(Organization organization)
{
    private readonly Caller caller = new() { UserId = organization.SystemUserId, InitiatingUserId = organization.SystemUserId };

    /// <summary>Creates the row, or updates the one that is there; gives its id.</summary>
    public Guid Save(RowPart part)
    {
        var table = organization.Catalog.Get(part.Row.LogicalName);
        if (Find(table, part) is { } id)
        {
            organization.Writer.Update(table, part.Row, id, caller, ConcurrencyBehavior.Default);
            return id;
        }

        return Create(table, part.Row);
    }

    /// <summary>The id of the row that is there already; null without one.</summary>
    public Guid? Find(RowPart part)
    {
        return Find(organization.Catalog.Get(part.Row.LogicalName), part);
    }

    private Guid? Find(Table table, RowPart part)
    {
        if (part.Row.Id != Guid.Empty)
        {
            return organization.Rows.Exists(table, part.Row.Id) ? part.Row.Id : null;
        }

        var conditions = part.Key.Select((name, i) => $"{table.Get(name).Sql} = ?{i + 1}");
        var statement = organization.Database.Prepare($"SELECT {table.PrimaryId.Sql} FROM {table.Sql} WHERE {string.Join(" AND ", conditions)}")
            .Bind([.. part.Key.Select(name => ColumnCodec.ToStorage(table.Get(name), part.Row[name]))]);
        var found = statement.Read() ? statement.Guid(0) : (Guid?)null;
        statement.Reset();
        return found;
    }

    private Guid Create(Table table, Entity row)
    {
        var id = row.Id == Guid.Empty ? organization.Catalog.NewId() : row.Id;
        organization.Writer.Create(table, row, id, caller, replace: false);
        return id;
    }
}

namespace EmbeddedDataverse.Storage.Loading;

/// <summary>One load of rows into a table: they are brought into the order of their keys and inserted in blocks, each a transaction.</summary>
internal sealed class TableLoad(Organization organization, Table table, BulkLoader loader) : IDisposable
{
    private const int BlockSize = 50_000;

    /// <summary>So many sets of columns get a statement of their own; rows with yet another set are filled up to one.</summary>
    private const int MostStatements = 32;

    private readonly List<LoadStatement> statements = [];
    private readonly RowSpool spool = new(BlockSize);

    public void Run(IEnumerable<Entity> rows)
    {
        foreach (var row in rows)
        {
            Spool(row);
        }

        try
        {
            Insert();
        }
        catch when (organization.Database.InTransaction)
        {
            organization.Database.Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        spool.Dispose();
        statements.ForEach(statement => statement.Dispose());
    }

    private void Insert()
    {
        var inserted = 0;
        foreach (var row in spool.Sorted())
        {
            if (inserted++ % BlockSize == 0)
            {
                Commit();
                organization.Database.Begin();
            }

            var statement = statements[row.Shape];
            statement.Insert(row, statement.HasVersion ? organization.Settings.NextVersion() : 0);
        }

        Commit();
    }

    private void Commit()
    {
        if (organization.Database.InTransaction)
        {
            organization.Database.Commit();
        }
    }

    private void Spool(Entity row)
    {
        var id = loader.IdOf(table, row);
        var values = BulkLoader.Values(table, row);
        var shape = ShapeOf(ref values);
        spool.Add(organization.Database.Keys.Of(id), shape, buffer =>
        {
            buffer.Add(RowKeys.ToBytes(id));
            for (var i = 0; i < values.Count; i++)
            {
                buffer.Add(values[i].Value);
            }
        });
    }

    private int ShapeOf(ref RowValues values)
    {
        var shape = Find(values);
        if (shape < 0 && statements.Count >= MostStatements)
        {
            values = Filled(values);
            shape = Find(values);
        }

        if (shape < 0)
        {
            shape = statements.Count;
            statements.Add(Prepare(values));
        }

        return shape;
    }

    private int Find(RowValues values)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i].Fits(values))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same with every column that can be written, each with what it gets otherwise.</summary>
    private RowValues Filled(RowValues values)
    {
        var completed = Completed(values);
        var filled = new RowValues();
        foreach (var column in table.Columns.Where(column =>
            column != table.PrimaryId && column.Definition.JoinOf.Count == 0 && (!IsOwn(column) || values.Has(column))))
        {
            filled.Set(column, completed.Get(column));
        }

        return filled;
    }

    private RowValues Completed(RowValues values)
    {
        var completed = new RowValues();
        for (var i = 0; i < values.Count; i++)
        {
            completed.Set(values[i].Column, values[i].Value);
        }

        loader.AddDefaults(table, completed, Guid.Empty);
        return completed;
    }

    /// <summary>Columns whose default is each row's own.</summary>
    private bool IsOwn(Column column) => column == table.Version || column == table.PartitionId;

    /// <summary>The statement for rows with these columns: the others get their defaults in it.</summary>
    private LoadStatement Prepare(RowValues values)
    {
        var completed = Completed(values);
        var added = Enumerable.Range(values.Count, completed.Count - values.Count).Select(i => completed[i]).ToList();
        return new LoadStatement(
            organization.Database,
            table,
            [.. Enumerable.Range(0, values.Count).Select(i => values[i].Column)],
            [.. added.Where(pair => !IsOwn(pair.Column)).Select(pair => (pair.Column, pair.Value!))],
            hasPartition: added.Exists(pair => pair.Column == table.PartitionId));
    }
}

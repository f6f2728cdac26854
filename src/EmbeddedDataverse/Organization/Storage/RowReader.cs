namespace EmbeddedDataverse.Storage;

/// <summary>Makes entities from result rows and puts the names of referenced rows on them.</summary>
internal sealed class RowReader(Database database, Catalog catalog)
{
    /// <summary>Which columns a column set asks for; the primary key is always among them.</summary>
    public static Column[] Resolve(Table table, ColumnSet? set)
    {
        if (set is { AllColumns: true })
        {
            return [.. table.Columns.Where(column => column.Definition.ValidForRead)];
        }

        var columns = new List<Column> { table.PrimaryId };
        foreach (var name in set?.Columns ?? Enumerable.Empty<string>())
        {
            var column = table.Get(name);
            if (!columns.Contains(column))
            {
                columns.Add(column);
            }
        }

        return [.. columns];
    }

    /// <summary>The select list for columns, with the table of a polymorphic lookup behind it and the version of the rows of a table at the end.</summary>
    public static void AppendColumns(StringBuilder sql, string alias, Column[] columns, Table? table)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            _ = sql.Append(i == 0 ? "" : ", ").Append(alias).Append('.').Append(columns[i].Sql);
            if (columns[i].TypeCompanion is { } type)
            {
                _ = sql.Append(", ").Append(alias).Append('.').Append(type.Sql);
            }
        }

        if (table?.Version is { } version)
        {
            _ = sql.Append(", ").Append(alias).Append('.').Append(version.Sql);
        }
    }

    /// <summary>Reads the columns of one row, beginning at a position, and says where the next ones begin.</summary>
    public static int Read(Statement row, int position, Column[] columns, Table table, Entity into, bool hasVersion = true)
    {
        foreach (var column in columns)
        {
            var value = ReadValue(row, ref position, column);
            if (value is null)
            {
                continue;
            }

            into.Attributes[column.Name] = value;
            if (column == table.PrimaryId)
            {
                into.Id = (Guid)value;
            }

            Format(column, value, into.FormattedValues, column.Name);
        }

        if (hasVersion && table.Version is not null)
        {
            into.RowVersion = row.IsNull(position) ? null : row.Int64(position).ToString(CultureInfo.InvariantCulture);
            position++;
        }

        return position;
    }

    public static object? ReadValue(Statement row, ref int position, Column column)
    {
        var value = row.IsNull(position) ? null : ColumnCodec.FromStorage(column, row, position);
        position++;
        if (column.TypeCompanion is null)
        {
            return value;
        }

        if (value is EntityReference reference && !row.IsNull(position))
        {
            reference.LogicalName = row.Text(position);
        }

        position++;
        return value;
    }

    public static void Format(Column column, object value, FormattedValueCollection into, string key)
    {
        if (value is OptionSetValue option && column.Definition.Options.TryGetValue(option.Value, out var label))
        {
            into[key] = label;
        }
        else if (value is bool flag)
        {
            into[key] = flag ? "Yes" : "No";
        }
    }

    /// <summary>Gives every lookup among the values its name, which is also its formatted value. A lookup to a row that is gone gets none.</summary>
    public void NameLookups(IEnumerable<Entity> rows)
    {
        Dictionary<(string, Guid), string?>? names = null;
        foreach (var row in rows)
        {
            foreach (var (key, value) in row.Attributes)
            {
                var reference = value as EntityReference ?? (value as AliasedValue)?.Value as EntityReference;
                if (reference is null)
                {
                    continue;
                }

                names ??= [];
                if (!names.TryGetValue((reference.LogicalName, reference.Id), out var name))
                {
                    name = NameOf(reference);
                    names.Add((reference.LogicalName, reference.Id), name);
                }

                if (name is not null)
                {
                    reference.Name = name;
                    row.FormattedValues[key] = name;
                }
            }
        }
    }

    private string? NameOf(EntityReference reference)
    {
        if (!catalog.TryGet(reference.LogicalName, out var table) || table.PrimaryName is null)
        {
            return null;
        }

        // A row in a partition of its own choice is found by its partition only, which the lookup of a standard table does not give.
        var partition = table.PartitionId is { } own ? $" AND coalesce({own.Sql} = ?3, 1)" : "";
        var statement = database.Prepare($"SELECT {table.PrimaryName.Sql} FROM {table.Sql} WHERE _key = ?1 AND {table.PrimaryId.Sql} = ?2{partition}");
        _ = statement.Bind(1, database.Keys.Of(reference.Id)).Bind(2, RowKeys.ToBytes(reference.Id));
        _ = partition.Length == 0 ? statement : statement.Bind(3, reference.Id.ToString("D"));
        var name = statement.Read() && !statement.IsNull(0) ? statement.Text(0) : null;
        statement.Reset();
        return name;
    }
}

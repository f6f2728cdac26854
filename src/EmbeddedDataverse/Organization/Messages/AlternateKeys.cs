namespace EmbeddedDataverse.Messages;

/// <summary>Finds rows by the values of an alternate key.</summary>
internal static class AlternateKeys
{
    public static Guid? Find(Organization organization, Table table, KeyAttributeCollection values)
    {
        if (!table.Definition.Keys.Any(key => key.Columns.Count == values.Count && key.Columns.All(values.Contains)))
        {
            throw PlatformFaults.Invalid($"The specified key attributes are not a defined key for the {table.Name} entity");
        }

        var sql = new StringBuilder("SELECT ").Append(table.PrimaryId.Sql).Append(" FROM ").Append(table.Sql).Append(" WHERE ");
        var parameters = new List<object?>();
        foreach (var (name, value) in values)
        {
            var column = table.Get(name);
            _ = sql.Append(parameters.Count == 0 ? "" : " AND ").Append(column.Sql).Append(" = ?");
            parameters.Add(ColumnCodec.ToStorage(column, value));
        }

        var statement = organization.Database.Prepare(sql.ToString()).Bind(parameters);
        var id = statement.Read() ? statement.Guid(0) : (Guid?)null;
        statement.Reset();
        return id;
    }
}

namespace EmbeddedDataverse;

/// <summary>Runs queries, one page at a time: at most 5,000 rows of a standard table, by default 500 of an elastic one.</summary>
internal sealed class QueryRunner(Organization organization)
{
    public const int StandardPage = 5000;

    /// <summary>All rows of a table of the platform's own, without privileges and pages.</summary>
    public List<Entity> All(Table table)
    {
        var columns = RowReader.Resolve(table, new ColumnSet(true));
        var sql = new StringBuilder("SELECT ");
        RowReader.AppendColumns(sql, "t", columns, table);
        var statement = organization.Database.Prepare(sql.Append(" FROM ").Append(table.Sql).Append(" t").ToString());
        var rows = new List<Entity>();
        while (statement.Read())
        {
            var row = new Entity(table.Name);
            _ = RowReader.Read(statement, 0, columns, table, row);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Runs a query. What a delayed write to an elastic table changed is read only when the present state is asked for.</summary>
    public EntityCollection Run(QueryExpression query, Caller caller, bool isCurrent = false)
    {
        var compiler = new QueryCompiler(organization, query, caller.UserId, isCurrent);
        foreach (var source in compiler.Scope.Sources)
        {
            organization.Privileges.Require(caller.UserId, source.Table, "Read");
        }

        var table = compiler.Scope.Main.Table;
        var largest = table.IsElastic ? organization.Options.ElasticPageSize : StandardPage;
        var page = Math.Max(1, query.PageInfo?.PageNumber ?? 1);
        var wanted = query.TopCount ?? query.PageInfo?.Count ?? 0;
        var size = wanted <= 0 ? largest : Math.Min(wanted, largest);
        if (query.TopCount is not null && query.PageInfo is { Count: > 0 })
        {
            throw PlatformFaults.Invalid("The Top.Count can't be specified with pagingInfo");
        }

        var (after, skip) = Position(compiler, query.PageInfo, page, size);
        var result = Read(compiler, compiler.Select(after, size + 1, skip), size, page);
        result.TotalRecordCount = -1;
        if (query.TopCount is not null)
        {
            result.MoreRecords = false;
            result.PagingCookie = null;
        }
        else if (query.PageInfo is { ReturnTotalRecordCount: true })
        {
            Count(compiler, result);
        }

        return result;
    }

    private static (PagingCookie? After, int Skip) Position(QueryCompiler compiler, PagingInfo? paging, int page, int size)
    {
        var cookie = compiler.CanUseCookie && page > 1 ? PagingCookie.Parse(paging?.PagingCookie, compiler.Terms.Count) : null;
        return cookie is null || cookie.Page >= page ? (null, (page - 1) * size) : (cookie, (page - 1 - cookie.Page) * size);
    }

    private EntityCollection Read(QueryCompiler compiler, SqlText sql, int size, int page)
    {
        var table = compiler.Scope.Main.Table;
        var result = new EntityCollection { EntityName = table.Name };
        var statement = organization.Database.Prepare(sql.ToString()).Bind(sql.Values);
        while (statement.Read())
        {
            if (result.Entities.Count == size)
            {
                result.MoreRecords = true;
                statement.Reset();
                break;
            }

            var row = new Entity(table.Name);
            var position = RowReader.Read(statement, 0, compiler.Columns, table, row);
            position = ReadLinked(statement, position, compiler.Scope, row);
            result.Entities.Add(row);
            if (result.Entities.Count == size && compiler.CanUseCookie)
            {
                result.PagingCookie = new PagingCookie { Page = page, Last = [.. compiler.Terms.Select((_, i) => statement.Raw(position + i))] }.ToString();
            }
        }

        organization.Reader.NameLookups(result.Entities);
        return result;
    }

    private static int ReadLinked(Statement statement, int position, QueryScope scope, Entity row)
    {
        foreach (var source in scope.Sources.Skip(1))
        {
            foreach (var column in source.Columns)
            {
                var value = RowReader.ReadValue(statement, ref position, column);
                if (value is not null)
                {
                    var key = source.Alias + "." + column.Name;
                    row.Attributes[key] = new AliasedValue(source.Table.Name, column.Name, value);
                    RowReader.Format(column, value, row.FormattedValues, key);
                }
            }
        }

        return position;
    }

    private void Count(QueryCompiler compiler, EntityCollection result)
    {
        var sql = compiler.Count();
        var statement = organization.Database.Prepare(sql.ToString()).Bind(sql.Values);
        _ = statement.Read();
        var count = statement.Int64(0);
        statement.Reset();
        result.TotalRecordCount = (int)Math.Min(count, StandardPage);
        result.TotalRecordCountLimitExceeded = count > StandardPage;
    }
}

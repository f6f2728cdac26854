namespace EmbeddedDataverse.Storage.Querying;

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
    public EntityCollection Run(QueryExpression query, Caller caller, bool isCurrent = false, QueryTraits? traits = null)
    {
        var body = new QueryBody(organization, query, traits ?? QueryTraits.None, caller.UserId, isCurrent);
        foreach (var source in body.Scope.Tables)
        {
            organization.Privileges.Require(caller.UserId, source, "Read");
        }

        var table = body.Scope.Main.Table;
        var largest = table.IsElastic ? organization.Options.ElasticPageSize : StandardPage;
        var page = Math.Max(1, query.PageInfo?.PageNumber ?? 1);
        var wanted = query.TopCount ?? query.PageInfo?.Count ?? 0;
        var size = wanted <= 0 ? largest : Math.Min(wanted, largest);
        if (query.TopCount is not null && query.PageInfo is { Count: > 0 })
        {
            throw PlatformFaults.Invalid("The Top.Count can't be specified with pagingInfo");
        }

        if (page > int.MaxValue / (size + 1))
        {
            throw PlatformFaults.Invalid($"There is no page {page}.");
        }

        var result = body.IsAggregate ? new AggregateRunner(organization, body).Run(page, size) : Rows(new QueryCompiler(body), query.PageInfo, page, size);
        if (query.TopCount is not null)
        {
            result.MoreRecords = false;
            result.PagingCookie = null;
        }
        else if (query.PageInfo is { ReturnTotalRecordCount: true })
        {
            var count = body.IsAggregate ? new AggregateRunner(organization, body).Count() : Count(new QueryCompiler(body));
            result.TotalRecordCount = (int)Math.Min(count, StandardPage);
            result.TotalRecordCountLimitExceeded = count > StandardPage;
        }

        return result;
    }

    private EntityCollection Rows(QueryCompiler compiler, PagingInfo? paging, int page, int size)
    {
        var (after, skip) = Position(compiler, paging, page, size);
        var result = Read(compiler, compiler.Select(after, size + 1, skip), size, page);
        result.TotalRecordCount = -1;
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
            var position = RowReader.Read(statement, 0, compiler.Columns, table, row, compiler.HasVersions);
            position = ReadAliased(statement, position, compiler.Scope, row);
            result.Entities.Add(row);
            if (result.Entities.Count == size && compiler.CanUseCookie)
            {
                result.PagingCookie = new PagingCookie { Page = page, Last = [.. compiler.Terms.Select((_, i) => statement.Raw(position + i))] }.ToString();
            }
        }

        organization.Reader.NameLookups(result.Entities);
        return result;
    }

    private static int ReadAliased(Statement statement, int position, QueryScope scope, Entity row)
    {
        foreach (var aliased in scope.Aliased)
        {
            var value = RowReader.ReadValue(statement, ref position, aliased.Column);
            if (value is not null)
            {
                row.Attributes[aliased.Key] = new AliasedValue(aliased.Source.Table.Name, aliased.Column.Name, value);
                RowReader.Format(aliased.Column, value, row.FormattedValues, aliased.Key);
            }
        }

        return position;
    }

    private long Count(QueryCompiler compiler)
    {
        var sql = compiler.Count();
        var statement = organization.Database.Prepare(sql.ToString()).Bind(sql.Values);
        _ = statement.Read();
        var count = statement.Int64(0);
        statement.Reset();
        return count;
    }
}

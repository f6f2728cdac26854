namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Turns links into SQL: joins, and subqueries for those that only ask whether there are rows.</summary>
internal sealed class LinkCompiler(Organization organization, SqlText sql, bool isCurrent)
{
    public SqlText Source(Table table)
    {
        return isCurrent ? sql.Add(table.Sql) : organization.Visibility.AppendSource(sql, table);
    }

    /// <summary>Adds the joins that links make.</summary>
    public void AppendJoins(IEnumerable<LinkEntity> links, QuerySource parent, FilterCompiler filters)
    {
        foreach (var link in links.Where(link => JoinOperators.IsJoin(link.JoinOperator)))
        {
            AppendJoin(link, parent, filters);
        }
    }

    /// <summary>Adds, each behind AND, what links of the kinds In and Exists demand.</summary>
    public void AppendExistence(IEnumerable<LinkEntity> links, QuerySource parent, FilterCompiler filters)
    {
        foreach (var link in links)
        {
            if (JoinOperators.IsJoin(link.JoinOperator))
            {
                if (link.JoinOperator != JoinOperator.MatchFirstRowUsingCrossApply)
                {
                    AppendExistence(link.LinkEntities, filters.Scope.Of(link), filters);
                }
            }
            else
            {
                _ = sql.Add(" AND ");
                AppendSubquery(link, parent, filters);
            }
        }
    }

    /// <summary>
    /// Adds the condition that a link makes which joins nothing. As the platform has it, All wants rows of which none matches the filter
    /// of the link, and NotAll says the same as Any.
    /// </summary>
    public void AppendSubquery(LinkEntity link, QuerySource parent, FilterCompiler filters)
    {
        if (link.JoinOperator == JoinOperator.All)
        {
            var source = filters.Scope.Within(link).Main;
            _ = sql.Add("(EXISTS (SELECT 1 FROM ");
            _ = Source(source.Table).Add(" ").Add(source.Sql).Add(" WHERE ");
            AppendMatch(link, source, parent);
            _ = sql.Add(") AND NOT EXISTS ");
            AppendRows(link, parent, filters);
            _ = sql.Add(")");
            return;
        }

        _ = sql.Add(link.JoinOperator == JoinOperator.NotAny ? "NOT EXISTS " : "EXISTS ");
        AppendRows(link, parent, filters);
    }

    private void AppendRows(LinkEntity link, QuerySource parent, FilterCompiler filters)
    {
        var within = filters.Scope.Within(link);
        filters.Within(within, () =>
        {
            _ = sql.Add("(SELECT 1 FROM ");
            _ = Source(within.Main.Table).Add(" ").Add(within.Main.Sql);
            AppendJoins(link.LinkEntities, within.Main, filters);
            _ = sql.Add(" WHERE ");
            AppendMatch(link, within.Main, parent);
            AppendCriteria(link, within.Main, filters);
            AppendExistence(link.LinkEntities, within.Main, filters);
            _ = sql.Add(")");
        });
    }

    private void AppendJoin(LinkEntity link, QuerySource parent, FilterCompiler filters)
    {
        var source = filters.Scope.Of(link);
        _ = sql.Add(link.JoinOperator == JoinOperator.LeftOuter ? " LEFT JOIN " : " JOIN ");
        _ = Source(source.Table).Add(" ").Add(source.Sql).Add(" ON ");
        if (link.JoinOperator == JoinOperator.MatchFirstRowUsingCrossApply)
        {
            AppendFirstRow(link, source, parent, filters);
            return;
        }

        AppendMatch(link, source, parent);
        AppendCriteria(link, source, filters);
        AppendJoins(link.LinkEntities, source, filters);
    }

    private void AppendFirstRow(LinkEntity link, QuerySource source, QuerySource parent, FilterCompiler filters)
    {
        var within = filters.Scope.Within(link);
        filters.Within(within, () =>
        {
            _ = sql.Add(source.Sql).Add("._key=(SELECT ").Add(within.Main.Sql).Add("._key FROM ");
            _ = Source(source.Table).Add(" ").Add(within.Main.Sql).Add(" WHERE ");
            AppendMatch(link, within.Main, parent);
            AppendCriteria(link, within.Main, filters);
            _ = sql.Add(" LIMIT 1)");
        });
    }

    private void AppendMatch(LinkEntity link, QuerySource source, QuerySource parent)
    {
        var from = parent.Table.Get(link.LinkFromAttributeName ?? "");
        var to = source.Table.Get(link.LinkToAttributeName ?? "");
        if (to == source.Table.PrimaryId)
        {
            _ = sql.Add(source.Sql).Add("._key=row_key(").Add(parent.Of(from)).Add(") AND ");
        }
        else
        {
            organization.Catalog.Schema.EnsureIndex(to);
        }

        _ = sql.Add(source.Of(to)).Add("=").Add(parent.Of(from));
    }

    private void AppendCriteria(LinkEntity link, QuerySource source, FilterCompiler filters)
    {
        if (!FilterCompiler.IsEmpty(link.LinkCriteria))
        {
            _ = sql.Add(" AND ");
            filters.Append(link.LinkCriteria, source);
        }
    }
}

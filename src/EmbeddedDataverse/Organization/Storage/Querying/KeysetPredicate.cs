namespace EmbeddedDataverse.Storage.Querying;

/// <summary>The condition "comes after this row in the order". Nulls come first when ascending, as in SQL Server.</summary>
internal static class KeysetPredicate
{
    public static void Append(SqlText sql, IReadOnlyList<SortTerm> terms, IReadOnlyList<object?> last)
    {
        _ = sql.Add("(");
        if (!terms[0].Descending && last[0] is not null)
        {
            // Says the same once more in a form that an index can use.
            _ = sql.Add(terms[0].Sql).Add(">=").Value(last[0]).Add(" AND (");
        }
        else
        {
            _ = sql.Add("(");
        }

        for (var i = 0; i < terms.Count; i++)
        {
            _ = sql.Add(i == 0 ? "(" : " OR (");
            for (var j = 0; j < i; j++)
            {
                _ = sql.Add(terms[j].Sql).Add(" IS ").Value(last[j]).Add(" AND ");
            }

            After(sql, terms[i], last[i]);
            _ = sql.Add(")");
        }

        _ = sql.Add("))");
    }

    private static void After(SqlText sql, SortTerm term, object? last)
    {
        if (last is null)
        {
            _ = sql.Add(term.Descending ? "0" : term.Sql + " IS NOT NULL");
        }
        else if (term.Descending)
        {
            _ = sql.Add("(").Add(term.Sql).Add("<").Value(last).Add(" OR ").Add(term.Sql).Add(" IS NULL)");
        }
        else
        {
            _ = sql.Add(term.Sql).Add(">").Value(last);
        }
    }
}

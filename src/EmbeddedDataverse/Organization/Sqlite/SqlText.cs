namespace EmbeddedDataverse.Sqlite;

/// <summary>SQL under construction, with its values in the order of their place holders.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();

    public List<object?> Values { get; } = [];

    public SqlText Add(string sql)
    {
        _ = text.Append(sql);
        return this;
    }

    /// <summary>Adds a place holder for a value.</summary>
    public SqlText Value(object? value)
    {
        _ = text.Append('?');
        Values.Add(value);
        return this;
    }

    /// <summary>Adds a list in brackets. It is padded with its last value to a length that recurs, so that the statement can be reused.</summary>
    public SqlText List(IReadOnlyList<object?> values)
    {
        var length = 1;
        while (length < values.Count)
        {
            length *= 2;
        }

        _ = text.Append('(');
        for (var i = 0; i < length; i++)
        {
            _ = text.Append(i == 0 ? "?" : ",?");
            Values.Add(values[Math.Min(i, values.Count - 1)]);
        }

        _ = text.Append(')');
        return this;
    }

    public StringBuilder Builder => text;

    public override string ToString()
    {
        return text.ToString();
    }
}

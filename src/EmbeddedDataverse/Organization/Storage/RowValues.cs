namespace EmbeddedDataverse.Storage;

/// <summary>The columns of one write, as SQLite keeps them. Later values of a column replace earlier ones.</summary>
internal sealed class RowValues
{
    private readonly List<(Column Column, object? Value)> values = [];

    public int Count => values.Count;

    public (Column Column, object? Value) this[int index] => values[index];

    public bool Has(Column column)
    {
        return IndexOf(column) >= 0;
    }

    /// <summary>The value of a column; null where it has none.</summary>
    public object? Get(Column column)
    {
        var index = IndexOf(column);
        return index >= 0 ? values[index].Value : null;
    }

    public void Set(Column column, object? value)
    {
        var index = IndexOf(column);
        if (index >= 0)
        {
            values[index] = (column, value);
        }
        else
        {
            values.Add((column, value));
        }
    }

    private int IndexOf(Column column)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (ReferenceEquals(values[i].Column, column))
            {
                return i;
            }
        }

        return -1;
    }
}

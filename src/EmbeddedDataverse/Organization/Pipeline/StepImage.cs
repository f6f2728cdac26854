namespace EmbeddedDataverse.Pipeline;

/// <summary>A snapshot of the row that a step asked for.</summary>
internal sealed class StepImage
{
    public required string Alias { get; init; }

    public bool IsPre { get; init; }

    public bool IsPost { get; init; }

    /// <summary>The columns; null means all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public Entity Take(Entity row)
    {
        var image = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var (name, value) in row.Attributes)
        {
            if (Columns is null || Columns.Contains(name, StringComparer.Ordinal))
            {
                image.Attributes[name] = value;
                if (row.FormattedValues.TryGetValue(name, out var formatted))
                {
                    image.FormattedValues[name] = formatted;
                }
            }
        }

        return image;
    }
}

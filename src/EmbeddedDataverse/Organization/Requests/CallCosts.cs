namespace EmbeddedDataverse.Requests;

/// <summary>What calls cost on the organisation's clock.</summary>
public sealed class CallCosts
{
    /// <summary>A read.</summary>
    public TimeSpan Read { get; init; }

    /// <summary>Each row that a read returns.</summary>
    public TimeSpan PerRowRead { get; init; }

    /// <summary>A write.</summary>
    public TimeSpan Write { get; init; }

    /// <summary>Each row that a write carries, beyond the first.</summary>
    public TimeSpan PerRowWritten { get; init; }

    /// <summary>Any other call.</summary>
    public TimeSpan Other { get; init; }

    /// <summary>Costs of single messages, before everything above.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ByMessage { get; init; } = new Dictionary<string, TimeSpan>();

    internal TimeSpan Before(string message, int rows)
    {
        return ByMessage.TryGetValue(message, out var cost)
            ? cost
            : message switch
            {
                "Retrieve" or "RetrieveMultiple" => Read,
                "Create" or "Update" or "Upsert" or "Delete" => Write,
                "CreateMultiple" or "UpdateMultiple" or "UpsertMultiple" or "DeleteMultiple" => Write + (Math.Max(0, rows - 1) * PerRowWritten),
                _ => Other,
            };
    }
}

namespace EmbeddedDataverse.Pipeline;

/// <summary>A registered step, as the pipeline needs it.</summary>
internal sealed class Step
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Message { get; init; }

    /// <summary>The table it is registered for; null means every table.</summary>
    public string? Table { get; init; }

    public required Guid PluginTypeId { get; init; }

    public int Stage { get; init; }

    public bool IsAsync { get; init; }

    public int Rank { get; init; }

    public IReadOnlySet<string>? FilteringAttributes { get; init; }

    public bool AsyncAutoDelete { get; init; }

    public string? Configuration { get; init; }

    public string? SecureConfiguration { get; init; }

    public Guid? ImpersonatingUser { get; init; }

    public IReadOnlyList<StepImage> Images { get; init; } = [];

    public bool NeedsPreImage => Images.Any(image => image.IsPre);

    public bool NeedsPostImage => Images.Any(image => image.IsPost);

    /// <summary>Whether a write touches a column the step waits for. Only Update and UpdateMultiple are filtered.</summary>
    public bool Wants(Entity? target)
    {
        return FilteringAttributes is null || target is null || Message is not ("Update" or "UpdateMultiple")
            || target.Attributes.Keys.Any(FilteringAttributes.Contains);
    }
}

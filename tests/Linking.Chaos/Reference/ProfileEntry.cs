using System.Collections.Immutable;

namespace Linking.Chaos.Reference;

/// <summary>A row of the customer profiles.</summary>
internal sealed record ProfileEntry
{
    public required Guid Id { get; init; }

    /// <summary>The customer, as written.</summary>
    public required string CustomerId { get; init; }

    /// <summary>When it was created, to the second (UTC). What unification writes does not say so.</summary>
    public DateTime CreatedOn { get; init; }

    /// <summary>How often it was written without another change.</summary>
    public int Touched { get; init; }

    /// <summary>The key columns that hold something.</summary>
    public ImmutableSortedDictionary<string, string> Keys { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool Equals(ProfileEntry? other)
    {
        return other is not null && Id == other.Id && CustomerId == other.CustomerId && Touched == other.Touched && Keys.SequenceEqual(other.Keys);
    }

    public override int GetHashCode() => Id.GetHashCode();
}

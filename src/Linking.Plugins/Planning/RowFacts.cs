using System;
using System.Collections.Generic;

namespace Linking.Plugins.Planning;

/// <summary>All that decides the link of one source row, read at the moment of planning.</summary>
internal sealed record RowFacts
{
    /// <summary>The row.</summary>
    public RowKey Row { get; init; }

    /// <summary>Whether the row exists in this environment.</summary>
    public bool Exists { get; init; }

    /// <summary>The version of the row that was read; null where none is kept.</summary>
    public string? Version { get; init; }

    /// <summary>The profile that the row is linked to; null when it has no link.</summary>
    public Guid? LinkedTo { get; init; }

    /// <summary>
    /// When this product last wrote the row (UTC), provided that nobody wrote it since; null when that is not known.
    /// A link was made at that moment or earlier.
    /// </summary>
    public DateTime? LinkedAt { get; init; }

    /// <summary>The profile that the row was linked to before this product relinked it; null when it had none, or when that is not known.</summary>
    public Guid? LinkedBefore { get; init; }

    /// <summary>Who claims the row, from all key sources that were looked at.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>
    /// When the delete, or the write that took a key away, was made that said that a key of this row is gone (UTC); the latest moment of
    /// all when that is not known, and null when none said so.
    /// </summary>
    public DateTime? KeyRemovedOn { get; init; }

    /// <summary>Whether a key of this row is known to be gone.</summary>
    public bool KeyRemoved => KeyRemovedOn is not null;

    /// <summary>Whether an issue about rival claims on this row is open already.</summary>
    public bool RivalryKnown { get; init; }
}

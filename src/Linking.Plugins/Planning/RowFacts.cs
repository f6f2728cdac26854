using System;
using System.Collections.Generic;

namespace Linking.Plugins.Planning;

/// <summary>All that decides the link of one source row, read at the moment of planning.</summary>
internal readonly record struct RowFacts
{
    /// <summary>The row.</summary>
    public RowKey Row { get; init; }

    /// <summary>Whether the row exists in this environment.</summary>
    public bool Exists { get; init; }

    /// <summary>The version of the row that was read; null where none is kept.</summary>
    public string? Version { get; init; }

    /// <summary>The profile that the row is linked to; null when it has no link.</summary>
    public Guid? LinkedTo { get; init; }

    /// <summary>Whose profile that is; the empty one when the profile is gone or was not read.</summary>
    public CustomerId LinkedCustomer { get; init; }

    /// <summary>Who claims the row, from all key sources that were looked at.</summary>
    public IReadOnlyList<Claim> Claims { get; init; }
}

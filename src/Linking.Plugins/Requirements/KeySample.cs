using System;
using System.Collections.Generic;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Requirements;

/// <summary>A sample of a source table's keys.</summary>
/// <param name="Seen">How many keys were seen.</param>
/// <param name="Keys">How many of them name a row, existing or not.</param>
/// <param name="Rows">How many of these rows exist here.</param>
/// <param name="Forms">The forms in which the keys write their CustomerId.</param>
internal sealed record KeySample(int Seen, int Keys, int Rows, IReadOnlyCollection<CustomerIdForm> Forms)
{
    /// <summary>Whether it could not be told whether there are keys: then that none was seen says nothing.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>How many keys of the table there are about; null when the sample does not tell.</summary>
    public long? Estimate { get; init; }

    /// <summary>When the rows that exist were created (UTC), sorted.</summary>
    public IReadOnlyList<DateTime> CreatedOn { get; init; } = [];
}

using System.Collections.Generic;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Requirements;

/// <summary>A sample of a source table's keys.</summary>
/// <param name="Seen">How many keys were seen.</param>
/// <param name="Keys">How many of them name a row, existing or not.</param>
/// <param name="Rows">How many of these rows exist here.</param>
/// <param name="Forms">The forms in which the keys write their CustomerId.</param>
internal sealed record KeySample(int Seen, int Keys, int Rows, IReadOnlyCollection<CustomerIdForm> Forms);

using System;
using System.Collections.Generic;

namespace Linking.Plugins.Triggers;

/// <summary>Something of others that runs when a row of a source table is updated.</summary>
/// <param name="Table">The table; empty for every table.</param>
/// <param name="Kind">What it is, for people: plug-in step, workflow, business rule, flow.</param>
/// <param name="Id">Its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsSynchronous">Whether whoever writes the row waits for it.</param>
/// <param name="Columns">The columns that it waits for; empty for any.</param>
/// <param name="Fires">Whether it fires when a link is written.</param>
internal sealed record Trigger(string Table, string Kind, Guid Id, string Name, bool IsSynchronous, IReadOnlyCollection<string> Columns, Fires Fires);

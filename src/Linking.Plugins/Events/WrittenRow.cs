using System;

namespace Linking.Plugins.Events;

/// <summary>A profile or key that an event speaks of. It says which row to look at, never what to write.</summary>
/// <param name="Id">The row.</param>
/// <param name="WrittenOn">When it was written (UTC), as the event says: what is read must not be older; null when the event does not say.</param>
internal readonly record struct WrittenRow(Guid Id, DateTime? WrittenOn);

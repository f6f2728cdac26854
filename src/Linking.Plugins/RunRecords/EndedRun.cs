using System;

namespace Linking.Plugins.RunRecords;

/// <summary>A run that ended well and saw all keys.</summary>
/// <param name="StartedOn">When it began (UTC).</param>
/// <param name="Seen">How much it saw.</param>
internal sealed record EndedRun(DateTime? StartedOn, Seen Seen);

using System;

namespace Linking.Plugins.Setup;

/// <summary>A message on a table, as the platform knows it.</summary>
/// <param name="MessageId">Id of the message.</param>
/// <param name="FilterId">Id of the row that says that the table has the message.</param>
internal sealed record MessageFilter(Guid MessageId, Guid FilterId);

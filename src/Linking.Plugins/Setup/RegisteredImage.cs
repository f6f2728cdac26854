using System;
using System.Collections.Generic;

namespace Linking.Plugins.Setup;

/// <summary>An image of a step, as it is registered.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind">0 before the write, 1 after it, 2 both.</param>
/// <param name="Alias">The name under which the plug-in finds it.</param>
/// <param name="MessageProperty">The parameter of the message whose rows it shows.</param>
/// <param name="Columns">The columns; none for all.</param>
internal sealed record RegisteredImage(Guid Id, int Kind, string Alias, string MessageProperty, IReadOnlyCollection<string> Columns);

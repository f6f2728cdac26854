using System;

namespace Linking.Plugins.Setup;

/// <summary>An image of a step, as it is registered. Steps of linking need none; versions before 0.2 had some.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Alias">The name under which a plug-in would find it.</param>
internal sealed record RegisteredImage(Guid Id, string Alias);

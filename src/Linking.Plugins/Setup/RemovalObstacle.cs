using System;

namespace Linking.Plugins.Setup;

/// <summary>Something of others that uses the product: it can hold up the deletion of the solution, or stops working with it.</summary>
/// <param name="Kind">What it is, for people.</param>
/// <param name="Id">Id of its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Use">What it uses, and where.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record RemovalObstacle(string Kind, Guid Id, string Name, string Use, string Remedy)
{
    internal string ToText() => $"{Kind} '{Name}' ({Id:D}) {Use}: {Remedy}";
}

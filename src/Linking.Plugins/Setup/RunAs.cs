using System;

namespace Linking.Plugins.Setup;

/// <summary>Who the steps are to run as.</summary>
/// <param name="IsGiven">Whether the caller said so; else every step keeps what it has.</param>
/// <param name="User">The user; null for whoever made the write.</param>
/// <param name="Name">The user's name, for people.</param>
internal sealed record RunAs(bool IsGiven, Guid? User, string Name)
{
    /// <summary>Said nothing: registered steps keep their user, and new ones get the user that those agree on.</summary>
    internal static RunAs AsIs(Guid? agreed) => new(false, agreed, string.Empty);
}

using System;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.CustomApis;

/// <summary>A key that claims a row, and where it stands.</summary>
/// <param name="Source">What kind of place.</param>
/// <param name="Place">The alternate key's id, or the profile's column.</param>
/// <param name="Key">The key as written.</param>
/// <param name="CustomerId">The customer who claims the row by it.</param>
/// <param name="ProfileId">The customer's profile; null when there is none.</param>
internal sealed record KeyTrace(KeySource Source, string Place, SourceKey Key, CustomerId CustomerId, Guid? ProfileId);

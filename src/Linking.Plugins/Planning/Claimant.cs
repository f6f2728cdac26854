using System;

namespace Linking.Plugins.Planning;

/// <summary>Who claims a row: a customer, and one of the profiles that carry its CustomerId.</summary>
internal readonly record struct Claimant(string CustomerId, Guid? ProfileId);

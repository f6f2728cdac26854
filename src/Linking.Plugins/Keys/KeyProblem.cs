using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>A key that names no row: what is wrong with it, and whose it is.</summary>
internal sealed record KeyProblem(IssueCode Code, SourceKey Key, CustomerId CustomerId);

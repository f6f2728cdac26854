using System.Collections.Generic;

namespace Linking.Plugins.Planning;

/// <summary>What stands in the way of one row.</summary>
/// <param name="Code">The kind of obstacle.</param>
/// <param name="Customers">The customers concerned, in their order, each once.</param>
/// <param name="DataSource">Data source of the key concerned; empty when no key is.</param>
/// <param name="EntityName">Table name of the key concerned, as the key names it.</param>
/// <param name="Key">The key as written; empty when no key is concerned.</param>
internal sealed record RowIssue(IssueCode Code, IReadOnlyList<CustomerId> Customers, string DataSource = "", string EntityName = "", string Key = "");

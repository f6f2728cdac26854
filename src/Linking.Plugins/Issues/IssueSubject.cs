using System;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Issues;

/// <summary>What an issue is about; there is one record for each subject, whatever is wrong with it at the moment.</summary>
internal static class IssueSubject
{
    /// <summary>Id of the issue about a source row.</summary>
    internal static Guid OfRow(RowKey row) => StableId.For(Names.Issue.Table, row.Table, row.Id.ToString("D"));

    /// <summary>Id of the issue about a key that names no row.</summary>
    internal static Guid OfKey(SourceKey key, CustomerId customer)
    {
        return StableId.For(Names.Issue.Table, key.Pair.DataSource, key.Pair.EntityName, key.Value, customer.Text);
    }
}

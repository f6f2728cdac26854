using System;
using System.Linq;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>Reads when a profile or an alternate key was last written.</summary>
internal sealed class LatestWrite(IOrganizationService service)
{
    /// <summary>The moment (UTC); null when neither table says so. A delete leaves no trace.</summary>
    internal DateTime? Read(OrganizationSnapshot snapshot)
    {
        return new[] { snapshot.Profile, snapshot.AlternateKey }.OfType<TableShape>().Where(table => table.Columns.Contains(Names.ModifiedOn)).Select(Read)
            .Max();
    }

    private DateTime? Read(TableShape table)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(Names.ModifiedOn), TopCount = 1 };
        query.AddOrder(Names.ModifiedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<DateTime?>(Names.ModifiedOn);
    }
}

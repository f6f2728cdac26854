using EmbeddedDataverse;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Installation;

/// <summary>An organisation as somebody left it, for commands that are about its registration: they are not to find it repaired already.</summary>
internal static class InstalledProduct
{
    /// <summary>Brings the product up to date where it is of a version that has no such custom API yet, and leaves everything else as it is.</summary>
    public static void Require(Organization organization, string api)
    {
        var query = new QueryExpression(Names.CustomApi.Table) { TopCount = 1 };
        query.Criteria.AddCondition(Names.CustomApi.UniqueName, ConditionOperator.Equal, api);
        if (organization.System.RetrieveMultiple(query).Entities.Count == 0)
        {
            LinkingInstallation.InstallProduct(organization);
        }
    }
}

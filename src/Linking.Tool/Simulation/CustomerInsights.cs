using EmbeddedDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>The application user as which Customer Insights writes profiles and keys.</summary>
internal static class CustomerInsights
{
    private const string UserName = "# InsightsAppsPlatform";

    /// <summary>Its role may write every table; the steps of the product run in its name.</summary>
    private const string Role = "System Administrator";

    /// <summary>The organisation as that user sees it; the user is made where it is missing.</summary>
    public static IOrganizationService SignIn(Organization organization) =>
        organization.ServiceFor(FindUser(organization) ?? organization.CreateUser(UserName, Role));

    private static Guid? FindUser(Organization organization)
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("fullname", ConditionOperator.Equal, UserName);
        return organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}

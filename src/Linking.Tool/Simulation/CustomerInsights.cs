using EmbeddedDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>The application user as which Customer Insights writes profiles and keys.</summary>
internal static class CustomerInsights
{
    private const string UserName = "# InsightsAppsPlatform";

    private static readonly string[] Accesses = ["Create", "Read", "Write", "Delete", "Append", "AppendTo"];

    /// <summary>The organisation as that user sees it; the user is made where it is missing.</summary>
    public static IOrganizationService SignIn(Organization organization) => organization.ServiceFor(FindUser(organization) ?? CreateUser(organization));

    private static Guid? FindUser(Organization organization)
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("fullname", ConditionOperator.Equal, UserName);
        return organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    private static Guid CreateUser(Organization organization)
    {
        string[] tables = [Names.CustomerProfile.Table, Names.AlternateKey.Table];
        return organization.CreateUser(UserName, [.. tables.SelectMany(table => Accesses.Select(access => $"prv{access}{table}"))]);
    }
}

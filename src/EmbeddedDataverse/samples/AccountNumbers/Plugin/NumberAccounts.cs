using System;
using System.Globalization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace AccountNumbers;

/// <summary>
/// Gives each new account the number after the highest one. It is registered before the main operation of Create, so that it writes
/// nothing itself.
/// </summary>
public sealed class NumberAccounts : IPlugin
{
    private const string Prefix = "A-";

    /// <inheritdoc />
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext));
        var account = (Entity)context.InputParameters["Target"];
        if (account.Contains("accountnumber"))
        {
            throw new InvalidPluginExecutionException("The number of an account is given by the system: leave it out.");
        }

        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
        account["accountnumber"] = Prefix + Next(factory.CreateOrganizationService(null)).ToString("D4", CultureInfo.InvariantCulture);
    }

    private static int Next(IOrganizationService service)
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("accountnumber"), TopCount = 1 };
        query.Criteria.AddCondition("accountnumber", ConditionOperator.Like, Prefix + "%");
        query.AddOrder("accountnumber", OrderType.Descending);
        var rows = service.RetrieveMultiple(query).Entities;
        return rows.Count == 0 ? 1 : int.Parse(rows[0].GetAttributeValue<string>("accountnumber").Substring(Prefix.Length), CultureInfo.InvariantCulture) + 1;
    }
}

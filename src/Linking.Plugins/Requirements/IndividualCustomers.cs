using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>Customer Insights is set up for individual customers, not for business accounts (B2B).</summary>
internal sealed class IndividualCustomers : IEnvironmentRequirement
{
    public UnmetRequirement? Check(EnvironmentFacts facts)
    {
        var found = facts.Settings.CustomerKind switch
        {
            CustomerKind.BusinessAccounts => $"business accounts, by the environment variable {Names.EnvironmentVariable.CustomerKind}",
            CustomerKind.Detect when facts.HasBusinessAccountTables =>
                $"the table {Names.BusinessAccounts.UnifiedContact}, which only a set-up for business accounts has",
            _ => null,
        };
        return found is null ? null : new UnmetRequirement(
            RequirementCode.IndividualCustomers,
            "Customer Insights - Data must be set up for individual customers. Linking does not support business accounts (B2B).",
            found,
            "individual customers",
            $"Nothing can be linked here. If the environment is in fact set up for individual customers, set {Names.EnvironmentVariable.CustomerKind} to "
                + "individuals.");
    }
}

namespace Linking.Plugins.Requirements;

/// <summary>The table takes part in unification: there are keys that name its rows.</summary>
internal sealed class TakesPartInUnification : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        return facts.HasKeys ? null : new UnmetRequirement(
            RequirementCode.TakesPartInUnification,
            "The table must take part in unification.",
            $"no key of {facts.Table.Pair}",
            "keys that name its rows",
            "Select the table on Describe customer data in Customer Insights and unify, or remove its row from Source tables.");
    }
}

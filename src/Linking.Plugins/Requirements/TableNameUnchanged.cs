namespace Linking.Plugins.Requirements;

/// <summary>The table kept its name on the way into Customer Insights, so it exists here under that name.</summary>
internal sealed class TableNameUnchanged : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        return facts.Shape is not null ? null : new UnmetRequirement(
            RequirementCode.TableNameUnchanged,
            "The name of the source table must not be changed in Customer Insights - Data.",
            $"no table named {(facts.Table.LogicalName.Length > 0 ? facts.Table.LogicalName : facts.Table.Pair.EntityName)} in this environment",
            "a table with that logical name",
            "Give the table its logical name again in Customer Insights, or state the logical name in the source table's row.");
    }
}

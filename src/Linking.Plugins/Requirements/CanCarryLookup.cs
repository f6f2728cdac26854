using Linking.Plugins.Schema;

namespace Linking.Plugins.Requirements;

/// <summary>The table has the lookup Customer Profile, or can be given it.</summary>
internal sealed class CanCarryLookup : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        if (facts.Shape is not { } shape)
        {
            return null;
        }

        if (shape.Lookup is { PointsToProfile: false } other)
        {
            var targets = other.Targets.Count == 0 ? "is no lookup" : "points to " + string.Join(", ", other.Targets);
            return Unmet($"a column {other.LogicalName} that {targets}", "Remove or rename that column; it does not belong to linking.");
        }

        if (shape.Lookup is null && !shape.CanHaveLookup)
        {
            return Unmet("a table to which no columns or relationships can be added", "Allow new columns and relationships in the table's managed properties.");
        }

        return facts.LookupRefusal is { } refusal
            ? Unmet(refusal, "Add the lookup with the set-up action, as a user who may customise the system.")
            : null;
    }

    private static UnmetRequirement Unmet(string found, string remedy)
    {
        return new UnmetRequirement(
            RequirementCode.CanCarryLookup,
            "The table must be able to carry the lookup Customer Profile.",
            found,
            $"a lookup {Names.SourceRow.Lookup} to {Names.CustomerProfile.Table}, or the possibility to add it",
            remedy);
    }
}

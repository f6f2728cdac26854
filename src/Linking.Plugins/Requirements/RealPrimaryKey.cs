using System;

namespace Linking.Plugins.Requirements;

/// <summary>The primary key chosen on "Describe customer data" is the actual primary key of the table, for example contactid.</summary>
internal sealed class RealPrimaryKey : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        if (facts.Shape is null)
        {
            return null;
        }

        var stated = facts.Table.PrimaryKey;
        if (stated.Length == 0 && facts.OtherKeyColumns.Count > 0)
        {
            stated = facts.OtherKeyColumns[0];
        }

        return stated.Length == 0 || string.Equals(stated, facts.Shape.PrimaryId, StringComparison.OrdinalIgnoreCase) ? null : new UnmetRequirement(
            RequirementCode.RealPrimaryKey,
            "The primary key selected for unification must be the table's actual primary key.",
            stated,
            facts.Shape.PrimaryId,
            $"In Customer Insights, select {facts.Shape.PrimaryId} as primary key of {facts.Table.LogicalName} on Describe customer data, and unify again.");
    }
}

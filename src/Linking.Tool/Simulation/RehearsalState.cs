using EmbeddedDataverse;
using Linking.Plugins.RunRecords;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>
/// How far an earlier call has come in an organisation file, whether it ended or was stopped: the same command goes on from there.
/// Nothing is remembered for that; what stands in the organisation says it.
/// </summary>
internal sealed class RehearsalState(Organization organization)
{
    /// <summary>True once the product is installed, and so everything that was there before it is loaded.</summary>
    public bool IsInstalled { get; } = Exists(organization, "solution", "uniquename", PackedSolution.UniqueName);

    /// <summary>True when a full run was asked for, by anybody.</summary>
    public bool HasFullRun => IsInstalled && Exists(organization, Names.Run.Table, Names.Run.Mode, (int)RunMode.Full);

    private static bool Exists(Organization organization, string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return organization.System.RetrieveMultiple(query).Entities.Count > 0;
    }
}

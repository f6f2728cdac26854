using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>The table was ingested through the Dataverse connector or the Power Query Dataverse connector.</summary>
internal sealed class DataverseConnector : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        var judged = facts.DeclarationsExist && facts.Table.Declared;
        return !judged || facts.Table.Connector is Connector.Dataverse or Connector.PowerQueryDataverse ? null : new UnmetRequirement(
            RequirementCode.DataverseConnector,
            "The table must be ingested through the Microsoft Dataverse connector or the Power Query Dataverse connector.",
            facts.Table.Connector == Connector.Other ? "another connector" : "no connector stated",
            "Dataverse or Power Query Dataverse",
            "Ingest the table through one of these connectors, then state it in the source table's row.");
    }
}

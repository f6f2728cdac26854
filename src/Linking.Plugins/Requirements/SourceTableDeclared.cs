namespace Linking.Plugins.Requirements;

/// <summary>Somebody who knows the data source confirmed it: connector and source environment cannot be seen in Dataverse.</summary>
internal sealed class SourceTableDeclared : ITableRequirement
{
    public UnmetRequirement? Check(TableFacts facts)
    {
        return !facts.DeclarationsExist || facts.Table.Declared ? null : new UnmetRequirement(
            RequirementCode.SourceTableDeclared,
            "The data source and table must be declared as a source table.",
            $"keys of {facts.Table.Pair}, which nobody declared",
            "a source table row for it, with its connector and environment, marked as declared",
            "Open Source tables, complete the row of this data source and table, and mark it as declared.");
    }
}

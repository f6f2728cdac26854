namespace Linking.Plugins.Requirements;

/// <summary>The conditions for linking (product documentation, "Automatically link Dynamics 365 apps to customer profiles", requirements).</summary>
internal enum RequirementCode
{
    /// <summary>Customer Insights is set up for individual customers.</summary>
    IndividualCustomers,

    /// <summary>Customer Insights writes to storage that it manages.</summary>
    ManagedOutputStorage,

    /// <summary>Somebody declared the data source and table.</summary>
    SourceTableDeclared,

    /// <summary>The table's rows are those of this environment.</summary>
    SameEnvironment,

    /// <summary>The table came through the Dataverse or the Power Query Dataverse connector.</summary>
    DataverseConnector,

    /// <summary>The table exists under its name.</summary>
    TableNameUnchanged,

    /// <summary>The key chosen for unification is the table's primary key.</summary>
    RealPrimaryKey,

    /// <summary>The table takes part in unification.</summary>
    TakesPartInUnification,

    /// <summary>The table can carry the lookup.</summary>
    CanCarryLookup,
}

namespace Linking.Plugins.Setup;

/// <summary>What set-up has to say beside the steps; each is explained in docs/error-codes.md.</summary>
internal enum SetupNoteCode
{
    /// <summary>A table of Customer Insights is not there yet.</summary>
    CustomerInsightsMissing,

    /// <summary>A table of Customer Insights is virtual and raises no events.</summary>
    VirtualTable,

    /// <summary>A step stands on the single message, because the table does not list the bulk one.</summary>
    SingleMessageUsed,

    /// <summary>A table has neither message, so some writes are not noticed.</summary>
    MessageUnavailable,

    /// <summary>A setting keeps events from linking rows.</summary>
    WithoutEvents,

    /// <summary>A requirement of the environment is unmet.</summary>
    EnvironmentNotSuitable,

    /// <summary>Keys are there, or not, but no source table is.</summary>
    NoSourceTable,

    /// <summary>A source table waits for somebody to declare it.</summary>
    SourceTableNotDeclared,

    /// <summary>A declared source table does not meet a requirement.</summary>
    SourceTableSkipped,

    /// <summary>A table has no lookup to the customer profile yet.</summary>
    LookupMissing,

    /// <summary>Customer profiles stand in partitions of their own, where lookups do not find them.</summary>
    ProfilesInOwnPartitions,

    /// <summary>The time was over before all keys were read.</summary>
    DiscoveryIncomplete,
}

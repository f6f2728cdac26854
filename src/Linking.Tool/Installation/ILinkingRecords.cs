using Linking.Tool.Report;

namespace Linking.Tool.Installation;

/// <summary>What the product has recorded in the organisation, as it stands now.</summary>
internal interface ILinkingRecords
{
    /// <summary>Whether the environment as a whole can be linked, and why not.</summary>
    EnvironmentReport Environment();

    /// <summary>The source tables that the product knows, declared ones and those it only met in keys.</summary>
    IReadOnlyList<SourceTableRecord> SourceTables();

    /// <summary>The issues that are open, in any order.</summary>
    IEnumerable<ReportedIssue> OpenIssues();
}

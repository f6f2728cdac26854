using Linking.Tool.Input;

namespace Linking.Tool.Runs;

/// <summary>What somebody states about a source table; what is null stays as it is.</summary>
internal sealed record Declaration(string DataSource, string EntityName)
{
    public string? LogicalName { get; init; }

    public Connector? Connector { get; init; }

    public string? EnvironmentUrl { get; init; }

    public string? PrimaryKey { get; init; }

    public int? Rank { get; init; }
}

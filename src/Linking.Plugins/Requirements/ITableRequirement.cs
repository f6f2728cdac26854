namespace Linking.Plugins.Requirements;

/// <summary>A condition that must hold for a source table.</summary>
internal interface ITableRequirement
{
    /// <summary>Gives what is unmet, or null when the condition holds or cannot be judged.</summary>
    UnmetRequirement? Check(TableFacts facts);
}

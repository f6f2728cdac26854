namespace Linking.Plugins.Requirements;

/// <summary>A condition that must hold for the whole environment.</summary>
internal interface IEnvironmentRequirement
{
    /// <summary>Gives what is unmet, or null when the condition holds.</summary>
    UnmetRequirement? Check(EnvironmentFacts facts);
}

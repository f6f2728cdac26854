using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>Customer Insights does not write its output to the customer's own data lake.</summary>
internal sealed class ManagedOutputStorage : IEnvironmentRequirement
{
    public UnmetRequirement? Check(EnvironmentFacts facts)
    {
        return facts.Settings.OutputStorage != OutputStorage.PrivateDataLake ? null : new UnmetRequirement(
            RequirementCode.ManagedOutputStorage,
            "Customer Insights - Data must write its output to storage that it manages. Linking does not support a private data lake.",
            $"a private data lake, by the environment variable {Names.EnvironmentVariable.OutputStorage}",
            "managed storage",
            $"Nothing can be linked here. If the output is in fact in managed storage, set {Names.EnvironmentVariable.OutputStorage} to managed.");
    }
}

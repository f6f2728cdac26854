using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary>Stands in until the embedded organisation is there.</summary>
internal sealed class NoSimulator : ISimulator
{
    public RunReport Run(SimulationRequest request, IProgressView progress) => throw new NotSupportedException("The embedded organisation is not part of this build");
}

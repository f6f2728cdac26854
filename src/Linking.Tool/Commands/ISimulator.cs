using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary>Plays a simulation folder.</summary>
internal interface ISimulator
{
    /// <summary>Validates the folder, plays its unifications and hands over the results.</summary>
    /// <param name="request">What to play.</param>
    /// <param name="progress">Shows how far it has come.</param>
    /// <returns>What happened; the files are complete.</returns>
    /// <exception cref="Input.InputException">The input is refused; nothing has been written.</exception>
    RunReport Run(SimulationRequest request, IProgressView progress);
}

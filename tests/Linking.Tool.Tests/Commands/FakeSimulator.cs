using Linking.Tool.Commands;
using Linking.Tool.Report;

namespace Linking.Tool.Tests.Commands;

/// <summary>Keeps what it was asked and answers with a given report.</summary>
internal sealed class FakeSimulator(Func<RunReport> answer) : ISimulator
{
    public SimulationRequest? Request { get; private set; }

    public RunReport Run(SimulationRequest request, IProgressView progress)
    {
        Request = request;
        progress.Run("Working", 2, done => done(2));
        return answer();
    }
}

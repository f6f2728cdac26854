using Linking.Tool.Report;

namespace Linking.Tool.Tests.Simulation;

/// <summary>Stops a piece of work when it tells for the first time how far it is; one that tells nothing, when it is over.</summary>
internal sealed class StoppedProgress(string stage) : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work)
    {
        work(_ => Stop(what));
        Stop(what);
    }

    public void Follow(string what, Action<Action<long, long>> work)
    {
        work((_, _) => Stop(what));
        Stop(what);
    }

    private void Stop(string what)
    {
        if (what == stage)
        {
            throw new OperationCanceledException();
        }
    }
}

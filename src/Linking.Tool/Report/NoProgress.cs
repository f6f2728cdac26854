namespace Linking.Tool.Report;

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work) => work(_ => { });
}

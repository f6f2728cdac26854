namespace Linking.Tool.Report;

/// <summary>Shows nothing.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work) => work(_ => { });

    public void Follow(string what, Action<Action<long, long>> work) => work((_, _) => { });
}

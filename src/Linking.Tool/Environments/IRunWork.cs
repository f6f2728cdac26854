namespace Linking.Tool.Environments;

/// <summary>What makes runs while one waits for them.</summary>
internal interface IRunWork
{
    /// <summary>Follows a run until it has ended, or waits for something that this program cannot bring about.</summary>
    /// <param name="what">What it is called where progress is shown.</param>
    /// <param name="ask">Asks for the run.</param>
    Runs.RunResult Follow(string what, Func<Guid> ask);

    /// <summary>Follows the runs that are under way.</summary>
    void FinishUnderWay();

    /// <summary>Brings runs to their end that were begun and then left, as by a tool that was stopped.</summary>
    /// <returns>What is to be said of it, as none of it is this command's own doing.</returns>
    IReadOnlyList<string> FinishEarlier();
}

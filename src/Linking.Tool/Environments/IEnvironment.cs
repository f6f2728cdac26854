namespace Linking.Tool.Environments;

/// <summary>An environment that has the product, or shall get it: a real one, or an organisation file served inside the process.</summary>
internal interface IEnvironment : IDisposable
{
    /// <summary>The one way to ask it and to tell it something.</summary>
    DataverseService Service { get; }

    /// <summary>Brings the product up to date where that is this program's business: an organisation file of an earlier version.</summary>
    void BringUpToDate();

    /// <summary>
    /// Looks whether the product is there in a version that has a custom API, for commands that are about its registration: they are not to find it repaired
    /// already.
    /// </summary>
    void Require(string api);

    /// <summary>Refuses a command that promises to write no row where going on with what an earlier one left would write some.</summary>
    void RequireNothingUnfinished();

    /// <summary>Follows runs to where they end, or wait.</summary>
    IRunWork Work(RunPace pace);
}

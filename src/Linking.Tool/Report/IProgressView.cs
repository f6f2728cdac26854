namespace Linking.Tool.Report;

/// <summary>Shows how far a piece of work has come.</summary>
internal interface IProgressView
{
    /// <summary>Does the work and shows its progress.</summary>
    /// <param name="what">Names the work, like "Unification 1: writing profiles and keys".</param>
    /// <param name="total">How many items it has; 0 when that is not known.</param>
    /// <param name="work">The work; it is handed what to call with the number of items just done.</param>
    void Run(string what, long total, Action<Action<long>> work);

    /// <summary>Does work whose size shows only while it is done.</summary>
    /// <param name="what">Names the work, like "Full run, batches".</param>
    /// <param name="work">The work; it is handed what to call with how many items are done now, and of how many.</param>
    void Follow(string what, Action<Action<long, long>> work);
}

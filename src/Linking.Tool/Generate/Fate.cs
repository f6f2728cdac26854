namespace Linking.Tool.Generate;

/// <summary>What happens to a customer from the first unification to the second.</summary>
internal enum Fate
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>An attribute of the profile changes.</summary>
    Changed,

    /// <summary>The next customer's rows go to this one, whose CustomerId stays.</summary>
    TakesNext,

    /// <summary>Some rows go to a new profile.</summary>
    Split,

    /// <summary>The profile disappears together with its keys.</summary>
    Gone,

    /// <summary>The profile comes only with the second unification.</summary>
    New,

    /// <summary>The rows take part in neither unification.</summary>
    Never,
}

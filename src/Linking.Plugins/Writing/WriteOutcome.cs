namespace Linking.Plugins.Writing;

/// <summary>How a planned write ended.</summary>
internal enum WriteOutcome
{
    /// <summary>The link is as planned.</summary>
    Written,

    /// <summary>The row was changed since it was read: it has to be looked at again.</summary>
    RowChanged,

    /// <summary>The row was deleted meanwhile.</summary>
    RowGone,

    /// <summary>The platform refused the write for good.</summary>
    Rejected,

    /// <summary>Not done in this execution; the next attempt does it.</summary>
    Left,
}

namespace Linking.Plugins.Writing;

/// <summary>What a failed call means for the row and for the execution.</summary>
internal enum FaultClass
{
    /// <summary>It may succeed later: throttling, deadlock, time-out, a customisation under way.</summary>
    Transient,

    /// <summary>The row was changed since it was read: it has to be looked at again.</summary>
    RowChanged,

    /// <summary>The row is gone.</summary>
    RowGone,

    /// <summary>The user lacks a privilege; every row of the table would fail alike.</summary>
    PrivilegeMissing,

    /// <summary>The same call will fail again: a request that the platform cannot carry out, somebody's plug-in that refuses.</summary>
    Permanent,

    /// <summary>
    /// A fault with a code that nobody listed. Whoever reads tries again; for a write it is a refusal, because the plug-ins of others
    /// refuse rows with codes of their own.
    /// </summary>
    Unknown,

    /// <summary>The transaction is unusable; nothing may be done any more.</summary>
    TransactionLost,
}

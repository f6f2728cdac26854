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

    /// <summary>This row will fail again: validation, somebody's plug-in.</summary>
    Permanent,

    /// <summary>The transaction is unusable; nothing may be done any more.</summary>
    TransactionLost,
}

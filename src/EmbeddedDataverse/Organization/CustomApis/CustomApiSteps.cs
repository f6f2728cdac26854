namespace EmbeddedDataverse.CustomApis;

/// <summary>Which steps others may register on a custom API; the numbers are those of allowedcustomprocessingsteptype.</summary>
public enum CustomApiSteps
{
    /// <summary>None.</summary>
    None,

    /// <summary>Asynchronous ones.</summary>
    AsyncOnly,

    /// <summary>Synchronous and asynchronous ones.</summary>
    SyncAndAsync,
}

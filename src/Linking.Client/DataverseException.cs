namespace Linking.Client;

/// <summary>An environment did not do what it was asked for.</summary>
internal sealed class DataverseException(FailureKind kind, string problem, string remedy, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>Why.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The platform's code; 0 where it gave none.</summary>
    public int Code { get; init; }

    /// <summary>The status of the answer; 0 where there was none.</summary>
    public int Status { get; init; }

    /// <summary>By what Microsoft's support finds the request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What the platform says, alone.</summary>
    public string PlatformMessage { get; init; } = "";
}

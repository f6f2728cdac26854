using System;

namespace Linking.Plugins.Execution;

/// <summary>The execution did what it could; the rest is for a later attempt. What was written stays, and the next attempt finds it done.</summary>
internal sealed class TryAgainException : Exception
{
    internal TryAgainException(string reason)
        : base(reason)
    {
    }

    internal TryAgainException(string reason, Exception cause)
        : base(reason, cause)
    {
    }
}

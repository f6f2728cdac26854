using Azure.Core;

namespace Linking.Client.Tests;

/// <summary>Gives a token of a number each time it is asked.</summary>
internal sealed class CountingCredential : TokenCredential
{
    /// <summary>What must not be seen anywhere.</summary>
    public const string Secret = "canary-8f3a";

    public int Given { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new($"{Secret}-{++Given}", DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Lets one at a time use the organisation, in the order in which they came: requests get their turn between two jobs.</summary>
internal sealed class OrganizationGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<T> Use<T>(Func<T> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return work();
        }
        finally
        {
            _ = turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

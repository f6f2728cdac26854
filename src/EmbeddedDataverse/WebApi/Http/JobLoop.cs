namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Runs asynchronous jobs while the organisation is served, one by one, so that requests see how they get on.</summary>
internal sealed class JobLoop(Organization organization, OrganizationGate gate, WebApiOptions options)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public async Task Run(CancellationToken cancellation)
    {
        var idle = TimeSpan.Zero;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (await gate.Use(organization.Async.RunNext, cancellation).ConfigureAwait(false))
                {
                    idle = TimeSpan.Zero;
                    await Task.Delay(options.RestBetweenJobs, cancellation).ConfigureAwait(false);
                    continue;
                }

                await Task.Delay(Poll, cancellation).ConfigureAwait(false);
                idle += Poll;
                if (idle >= options.IdleTime && options.WhenIdle is { } whenIdle)
                {
                    idle = TimeSpan.Zero;
                    _ = await gate.Use(
                        () =>
                        {
                            whenIdle(organization);
                            return true;
                        },
                        cancellation).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A job that fails is recorded by the asynchronous service; what gets here must not end the service for the others.
                options.Failed?.Invoke(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}

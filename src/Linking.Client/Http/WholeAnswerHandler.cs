namespace Linking.Client.Http;

/// <summary>
/// Reads each answer to its end before it is judged, so that one that is cut off is tried again like one that never came; counts the requests.
/// </summary>
internal sealed class WholeAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private long requests;

    /// <summary>Requests made, repeated ones included.</summary>
    public long Requests => Interlocked.Read(ref requests);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = Interlocked.Increment(ref requests);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException)
        {
            response.Dispose();
            throw new HttpRequestException("The answer was cut off.", exception);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        return response;
    }
}

using Microsoft.AspNetCore.Http;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Answers what ended in an exception, so that no error goes without a body.</summary>
internal static class Failures
{
    public static async Task Answer(HttpContext http, Func<Task> next, Action<Exception>? failed)
    {
        try
        {
            await next().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !http.Response.HasStarted)
        {
            var answer = exception switch
            {
                OperationCanceledException => PlatformFaults.SqlTimeout(),
                BadHttpRequestException bad => new ApiException(bad.StatusCode, ApiError.BadPayload, bad.Message),
                _ => exception,
            };
            if (answer == exception)
            {
                failed?.Invoke(exception);
            }

            await Write(http.Response, Payload.ErrorPayload.Of(answer, Preferences.Parse(null))).ConfigureAwait(false);
        }
    }

    private static async Task Write(HttpResponse response, ApiResponse answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body).ConfigureAwait(false);
    }
}

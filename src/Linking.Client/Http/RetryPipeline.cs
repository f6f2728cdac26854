using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Linking.Client.Http;

/// <summary>
/// What is tried again. A read is, and so is a change or deletion of one row by its id, which done twice is as done once. What is created or called is
/// sent again only when the environment says by 429 that it has not begun with it.
/// </summary>
internal static class RetryPipeline
{
    private static readonly HttpStatusCode[] Passing =
        [HttpStatusCode.RequestTimeout, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    public static ResiliencePipeline<HttpResponseMessage> Build(RetryPace pace) => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = pace.Attempts,
            Delay = pace.Wait,
            MaxDelay = pace.LongestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = false,
            ShouldRetryAfterHeader = false,
            DelayGenerator = arguments => ValueTask.FromResult(Asked(arguments.Outcome.Result, pace)),
            ShouldHandle = arguments => ValueTask.FromResult(IsToBeTriedAgain(arguments, pace)),
        })
        .AddTimeout(pace.Patience)
        .Build();

    private static bool IsToBeTriedAgain(RetryPredicateArguments<HttpResponseMessage> arguments, RetryPace pace)
    {
        var (response, exception) = (arguments.Outcome.Result, arguments.Outcome.Exception);
        if (response?.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return (Asked(response, pace) ?? TimeSpan.Zero) <= pace.LongestWait;
        }

        var request = response?.RequestMessage ?? arguments.Context.GetRequestMessage();
        return request is not null
            && MayBeRepeated(request)
            && (exception is HttpRequestException or TimeoutRejectedException || (response is not null && Passing.Contains(response.StatusCode)));
    }

    private static bool MayBeRepeated(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Patch || request.Method == HttpMethod.Delete;

    /// <summary>How long the environment asks to wait; null when it does not say.</summary>
    private static TimeSpan? Asked(HttpResponseMessage? response, RetryPace pace)
    {
        var wait = response?.Headers.RetryAfter;
        var asked = wait?.Delta ?? (wait?.Date is { } date ? date - TimeProvider.System.GetUtcNow() : null);
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > pace.LongestWait ? pace.LongestWait + TimeSpan.FromTicks(1) : asked;
    }
}

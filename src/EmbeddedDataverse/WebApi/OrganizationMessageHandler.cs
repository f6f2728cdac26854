using System.Runtime.ExceptionServices;
using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi;

/// <summary>
/// Serves the Web API of an organisation to an <see cref="HttpClient"/> of the same process, without a port: requests are answered as the server answers
/// them, one at a time. Asynchronous jobs run when the organisation's owner lets them.
/// </summary>
/// <param name="organization">The organisation; whoever made it disposes of it.</param>
/// <param name="user">The user who calls; SYSTEM when null.</param>
public sealed class OrganizationMessageHandler(Organization organization, Guid? user = null) : HttpMessageHandler
{
    private Exception? unforeseen;
    private ApiHandler? handler;

    /// <inheritdoc />
    /// <exception cref="Exception">What nobody foresaw, as it was thrown: there is no server between whose log would have it.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.RequestUri!;
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var answer = Answer(new ApiRequest(request.Method.Method, address, headers, body));
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Body)
        };
        foreach (var (name, value) in answer.Headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value);
        }

        if (answer.ContentType is not null)
        {
            _ = response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        }

        return response;
    }

    private ApiResponse Answer(ApiRequest request)
    {
        handler ??= new ApiHandler(organization, exception => unforeseen = exception);
        var answer = handler.Handle(request, user ?? organization.SystemUserId, new Uri(request.Address, ApiHandler.Path));
        if (unforeseen is { } exception)
        {
            unforeseen = null;
            ExceptionDispatchInfo.Throw(exception);
        }

        return answer;
    }
}

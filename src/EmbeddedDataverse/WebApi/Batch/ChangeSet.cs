using System.Text.RegularExpressions;
using EmbeddedDataverse.WebApi.Actions;
using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Payload;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>Requests that are done in one transaction, and may name each other's new rows as <c>$1</c>.</summary>
internal sealed partial class ChangeSet(ApiHandler handler, Organization organization, Guid userId, Uri root)
{
    private readonly Dictionary<string, string> rows = new(StringComparer.Ordinal);

    public BatchAnswer Do(IReadOnlyList<ApiRequest> requests)
    {
        try
        {
            var operations = new List<WriteOperation>();
            foreach (var request in requests)
            {
                operations.Add(Prepare(request));
            }

            var all = new ExecuteTransactionRequest { Requests = [.. operations.Select(operation => operation.Request)], ReturnResponses = true };
            var done = (ExecuteTransactionResponse)organization.ServiceFor(userId).Execute(all);
            return new BatchAnswer([.. operations.Select((operation, i) => (operation.Answer(done.Responses[i]), requests[i].Header("Content-ID")))],
                IsChangeSet: true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new BatchAnswer([(ErrorPayload.Of(exception, requests[0].Preferences), null)], IsChangeSet: false);
        }
    }

    private WriteOperation Prepare(ApiRequest request)
    {
        if (request.Method == "GET")
        {
            throw ApiError.BadRequest("A change set must not hold GET requests.");
        }

        var operation = handler.Prepare(Resolve(request), userId, root);
        if (request.Header("Content-ID") is { } id && operation.Request is CreateRequest create)
        {
            // The id is needed before the row is made, by the requests that name it.
            create.Target.Id = create.Target.Id == Guid.Empty ? Guid.NewGuid() : create.Target.Id;
            rows[id] = handler.AddressOf(create.Target, root);
        }

        return operation;
    }

    /// <summary>Puts the addresses of new rows where requests name them by their Content-ID.</summary>
    private ApiRequest Resolve(ApiRequest request)
    {
        if (rows.Count == 0)
        {
            return request;
        }

        var path = request.Address.AbsoluteUri[root.AbsoluteUri.Length..];
        var first = Reference().Match(path);
        var address = first.Success && rows.TryGetValue(first.Groups["id"].Value, out var row) ? new Uri(row + path[first.Length..]) : request.Address;
        var body = Quoted().Replace(Encoding.UTF8.GetString(request.Body.Span), match =>
            rows.TryGetValue(match.Groups["id"].Value, out var named) ? $"\"{named}\"" : match.Value);
        return request with { Address = address, Body = Encoding.UTF8.GetBytes(body) };
    }

    [GeneratedRegex(@"^\$(?<id>[A-Za-z0-9-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("\"/?\\$(?<id>[A-Za-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Linking.Client.Http;
using Microsoft.Extensions.Http.Resilience;

namespace Linking.Client;

/// <summary>A client of the Dataverse Web API: documented calls, errors as the platform words them, repeated where that does nothing twice.</summary>
internal sealed class DataverseClient : IDisposable
{
    private readonly WholeAnswerHandler wire;
    private readonly HttpClient http;
    private readonly ConcurrentDictionary<string, TableAddress?> tables = new(StringComparer.Ordinal);

    /// <summary>A client over a handler of HTTP requests.</summary>
    /// <param name="environment">The address of the environment, with a slash at its end.</param>
    /// <param name="transport">What sends requests; null for the network.</param>
    /// <param name="credential">Who signs in; null where nobody needs to.</param>
    /// <param name="pace">How long is waited; null for as long as is usual.</param>
    public DataverseClient(Uri environment, HttpMessageHandler? transport, TokenCredential? credential, RetryPace? pace = null)
    {
        Environment = environment;
        wire = new WholeAnswerHandler(transport ?? Network());
        HttpMessageHandler signed = credential is null ? wire : new BearerTokenHandler(environment, credential, wire);
        http = new HttpClient(new ResilienceHandler(RetryPipeline.Build(pace ?? RetryPace.Usual)) { InnerHandler = signed })
        {
            BaseAddress = new Uri(environment, EnvironmentAddress.WebApi),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The address of the environment.</summary>
    public Uri Environment { get; }

    /// <summary>Requests made so far, repeated ones included.</summary>
    public long Requests => wire.Requests;

    /// <summary>How many requests the environment recommends to run side by side; 1 until it has said so.</summary>
    public int RecommendedParallelism { get; private set; } = 1;

    public void Dispose() => http.Dispose();

    /// <summary>Calls a function, or reads one row: an address below the Web API's.</summary>
    public async Task<DataverseRow> Get(string address, CancellationToken cancellation) =>
        await Send(HttpMethod.Get, address, null, [], cancellation).ConfigureAwait(false) ?? new DataverseRow(default);

    /// <summary>How the Web API names a table; null when there is none of that name.</summary>
    public async Task<TableAddress?> Find(string table, CancellationToken cancellation)
    {
        if (tables.TryGetValue(table, out var known))
        {
            return known;
        }

        var found = await Get("EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
            + $"TableType&$filter={Uri.EscapeDataString($"LogicalName eq {RowQuery.Quoted(table)}")}", cancellation)
            .ConfigureAwait(false);
        var row = ListOf(found).FirstOrDefault();
        var address = row is null
            ? null
            : new TableAddress(table, row.Text("EntitySetName"), row.Text("PrimaryIdAttribute"), row.Text("PrimaryNameAttribute"),
                row.Text("TableType") == "Elastic");
        return tables.GetOrAdd(table, address);
    }

    /// <summary>How the Web API names a table.</summary>
    /// <exception cref="DataverseException">There is no such table.</exception>
    public async Task<TableAddress> Table(string table, CancellationToken cancellation) => await Find(table, cancellation).ConfigureAwait(false)
        ?? throw new DataverseException(FailureKind.Refused,
            $"{Environment.GetLeftPart(UriPartial.Authority)} has no table {table}, or the user may not see it",
            "Install the product, or Customer Insights - Data, there first");

    /// <summary>How the Web API names the row that a lookup points to; with <c>@odata.bind</c> behind it, the member that sets it.</summary>
    public async Task<string> NavigationOf(string table, string lookup, CancellationToken cancellation)
    {
        var address = $"EntityDefinitions(LogicalName={RowQuery.Quoted(table)})/ManyToOneRelationships?$select=ReferencingAttribute,"
            + "ReferencingEntityNavigationPropertyName";
        return ListOf(await Get(address, cancellation).ConfigureAwait(false)).First(row => row.Text("ReferencingAttribute") == lookup)
            .Text("ReferencingEntityNavigationPropertyName");
    }

    /// <summary>Reads one page.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="next">Where the page is; null for the first.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RowPage> ReadPage(RowQuery query, string? next, CancellationToken cancellation)
    {
        var address = next ?? $"{(await Table(query.Table, cancellation).ConfigureAwait(false)).Set}?{query.Options()}";
        string[] prefer = query.PageSize is { } size ? [string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}")] : [];
        var answer = await Get(address, prefer, cancellation).ConfigureAwait(false);
        return new RowPage(ListOf(answer), answer.TextOrNull("@odata.nextLink"));
    }

    /// <summary>Reads the rows of a query, page by page, as they are needed.</summary>
    public async IAsyncEnumerable<DataverseRow> Read(RowQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var page = await ReadPage(query, next, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>Calls an action.</summary>
    public async Task<DataverseRow> Call(string action, JsonObject parameters, CancellationToken cancellation) =>
        await Send(HttpMethod.Post, action, parameters, [], cancellation).ConfigureAwait(false) ?? new DataverseRow(default);

    /// <summary>Creates a row.</summary>
    public async Task Create(string table, JsonObject row, CancellationToken cancellation) =>
        await Send(HttpMethod.Post, (await Table(table, cancellation).ConfigureAwait(false)).Set, row, [], cancellation).ConfigureAwait(false);

    /// <summary>Changes a row that is there.</summary>
    public async Task Update(string table, Guid id, JsonObject row, CancellationToken cancellation) =>
        await Send(HttpMethod.Patch, $"{(await Table(table, cancellation).ConfigureAwait(false)).Set}({id:D})", row, [("If-Match", "*")], cancellation)
            .ConfigureAwait(false);

    /// <summary>Deletes a row.</summary>
    public async Task Delete(string table, Guid id, CancellationToken cancellation) =>
        await Send(HttpMethod.Delete, $"{(await Table(table, cancellation).ConfigureAwait(false)).Set}({id:D})", null, [], cancellation).ConfigureAwait(false);

    private async Task<DataverseRow> Get(string address, string[] prefer, CancellationToken cancellation) =>
        await Send(HttpMethod.Get, address, null, [.. prefer.Select(value => ("Prefer", value))], cancellation).ConfigureAwait(false)
            ?? new DataverseRow(default);

    private static List<DataverseRow> ListOf(DataverseRow answer) =>
        answer.Find("value") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(row => new DataverseRow(row))] : [];

    private async Task<DataverseRow?> Send(HttpMethod method, string address, JsonObject? body, (string Name, string Value)[] headers,
        CancellationToken cancellation)
    {
        var target = new Uri(http.BaseAddress!, address);
        if (!Environment.IsBaseOf(target))
        {
            throw new DataverseException(FailureKind.NotDataverse,
                $"{Environment.GetLeftPart(UriPartial.Authority)} names {target.GetLeftPart(UriPartial.Authority)} as the place of its next page",
                "Look whether a proxy is in the way");
        }

        using var request = new HttpRequestMessage(method, target);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        request.Headers.Add("OData-Version", "4.0");
        request.Headers.Add("OData-MaxVersion", "4.0");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            return await Judge(response, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DataverseException && !cancellation.IsCancellationRequested && Failures.IsKnown(exception))
        {
            throw Failures.Of(exception, Environment);
        }
    }

    private async Task<DataverseRow?> Judge(HttpResponseMessage response, CancellationToken cancellation)
    {
        var content = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw Failures.Of(response, content, Environment);
        }

        if (response.Headers.TryGetValues("x-ms-dop-hint", out var hints)
            && int.TryParse(hints.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var hint) && hint > 0)
        {
            RecommendedParallelism = hint;
        }

        if (response.StatusCode == System.Net.HttpStatusCode.NoContent)
        {
            return null;
        }

        if (response.Content.Headers.ContentType?.MediaType != MediaTypeNames.Application.Json)
        {
            throw Failures.NoJson(response, Environment);
        }

        try
        {
            return new DataverseRow(JsonSerializer.Deserialize<JsonElement>(content));
        }
        catch (JsonException)
        {
            throw Failures.NoJson(response, Environment);
        }
    }

    /// <summary>Redirections are not followed: the Web API has none, and a token must not go elsewhere.</summary>
    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

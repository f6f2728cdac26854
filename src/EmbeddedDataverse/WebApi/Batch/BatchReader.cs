using EmbeddedDataverse.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>Takes a <c>multipart/mixed</c> body apart.</summary>
internal sealed class BatchReader(Uri root)
{
    public const int MostRequests = 1000;

    public IReadOnlyList<BatchPart> Read(ApiRequest batch)
    {
        var parts = new List<BatchPart>();
        foreach (var (headers, body) in Sections(batch.Header("Content-Type"), batch.Body))
        {
            var type = headers.GetValueOrDefault("Content-Type", "");
            parts.Add(type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase)
                ? new BatchPart([.. Sections(type, body).Select(section => Request(section.Headers, section.Body))], IsChangeSet: true)
                : new BatchPart([Request(headers, body)], IsChangeSet: false));
        }

        return parts.Sum(part => part.Requests.Count) <= MostRequests
            ? parts
            : throw new ApiException(400, ErrorCodes.BatchSizeExceeded, $"The number of requests exceeds the maximum batch size {MostRequests}.");
    }

    private static List<(Dictionary<string, string> Headers, byte[] Body)> Sections(string? contentType, ReadOnlyMemory<byte> body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            throw ApiError.BadRequest("A batch must have the content type multipart/mixed with a boundary.");
        }

        try
        {
            var reader = new MultipartReader(boundary.ToString(), new MemoryStream(Terminated(body, boundary.ToString())));
            var sections = new List<(Dictionary<string, string>, byte[])>();
            while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
            {
                using var content = new MemoryStream();
                section.Body.CopyTo(content);
                sections.Add((Headers(section.Headers ?? []), content.ToArray()));
            }

            return sections;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw ApiError.BadRequest($"The batch cannot be read: {exception.Message}");
        }
    }

    /// <summary>Clients end the body with or without the closing boundary's line break; the reader wants what comes before it complete.</summary>
    private static byte[] Terminated(ReadOnlyMemory<byte> body, string boundary)
    {
        var text = Encoding.UTF8.GetString(body.Span).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.TrimEnd().EndsWith($"--{boundary}--", StringComparison.Ordinal) ? text : $"{text}\r\n--{boundary}--\r\n");
    }

    private static Dictionary<string, string> Headers(IEnumerable<KeyValuePair<string, StringValues>> headers)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            read[name] = value.ToString();
        }

        return read;
    }

    /// <summary>A request as it would stand on the wire: a line with method and address, headers, an empty line, the body.</summary>
    private ApiRequest Request(Dictionary<string, string> outer, byte[] content)
    {
        var text = Encoding.UTF8.GetString(content).TrimStart('\r', '\n');
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines.Length == 0 ? [] : lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            throw ApiError.BadRequest("A part of the batch does not begin with a method and an address.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..Math.Max(colon, 0)].Trim()] = line[(colon + 1)..].Trim();
        }

        if (outer.TryGetValue("Content-ID", out var id))
        {
            headers["Content-ID"] = id;
        }

        var address = string.Join(' ', words[1].StartsWith("HTTP/", StringComparison.Ordinal) ? []
            : words.Skip(1).TakeWhile(word => !word.StartsWith("HTTP/", StringComparison.Ordinal)));
        return new ApiRequest(words[0].ToUpperInvariant(), Absolute(address), headers, end < 0 ? default
            : Encoding.UTF8.GetBytes(text[(end + 4)..].TrimEnd('\r', '\n')));
    }

    private Uri Absolute(string address)
    {
        return Uri.TryCreate(root, address, out var whole) && whole.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.OrdinalIgnoreCase)
            && !whole.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal)
            ? new Uri(root, whole.PathAndQuery)
            : throw ApiError.BadRequest($"'{address}' is no address that a batch may hold.");
    }
}

using EmbeddedDataverse.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>Puts the answers to a batch together.</summary>
internal static class BatchWriter
{
    public static byte[] Write(IEnumerable<BatchAnswer> answers, string boundary)
    {
        using var body = new MemoryStream();
        foreach (var answer in answers)
        {
            Text(body, $"--{boundary}\r\n");
            if (!answer.IsChangeSet)
            {
                One(body, answer.Responses[0].Response, answer.Responses[0].ContentId);
                continue;
            }

            var inner = $"changesetresponse_{Guid.NewGuid():D}";
            Text(body, $"Content-Type: multipart/mixed; boundary={inner}\r\n\r\n");
            foreach (var (response, id) in answer.Responses)
            {
                Text(body, $"--{inner}\r\n");
                One(body, response, id);
            }

            Text(body, $"--{inner}--\r\n");
        }

        Text(body, $"--{boundary}--\r\n");
        return body.ToArray();
    }

    private static void One(MemoryStream body, ApiResponse response, string? contentId)
    {
        Text(body, "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (contentId is not null)
        {
            Text(body, $"Content-ID: {contentId}\r\n");
        }

        Text(body, string.Create(CultureInfo.InvariantCulture, $"\r\nHTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n"));
        if (response.ContentType is not null)
        {
            Text(body, $"Content-Type: {response.ContentType}\r\n");
        }

        foreach (var (name, value) in response.Headers)
        {
            Text(body, $"{name}: {value}\r\n");
        }

        // In a batch the platform says the address of a row twice.
        if (response.Headers.TryGetValue("OData-EntityId", out var address))
        {
            Text(body, $"Location: {address}\r\n");
        }

        Text(body, "\r\n");
        body.Write(response.Body);
        Text(body, "\r\n");
    }

    private static void Text(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}

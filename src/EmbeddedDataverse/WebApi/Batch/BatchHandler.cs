using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>Answers a batch: its parts in order, up to the first that fails unless the client wants to go on.</summary>
internal sealed class BatchHandler(ApiHandler handler, Organization organization, Guid userId, Uri root)
{
    public ApiResponse Handle(ApiRequest batch)
    {
        if (batch.Method != "POST")
        {
            throw ApiError.MethodNotAllowed(batch.Method);
        }

        var goesOn = batch.Header("Prefer")?.Contains("odata.continue-on-error", StringComparison.OrdinalIgnoreCase) == true;
        var answers = new List<BatchAnswer>();
        foreach (var part in new BatchReader(root).Read(batch))
        {
            var answer = part.IsChangeSet
                ? new ChangeSet(handler, organization, userId, root).Do(part.Requests)
                : new BatchAnswer([(handler.Handle(part.Requests[0], userId, root), part.Requests[0].Header("Content-ID"))], IsChangeSet: false);
            answers.Add(answer);
            if (answer.HasFailed && !goesOn)
            {
                break;
            }
        }

        var boundary = $"batchresponse_{Guid.NewGuid():D}";
        return new ApiResponse { Status = 200, ContentType = $"multipart/mixed; boundary={boundary}", Body = BatchWriter.Write(answers, boundary) }
            .With("Preference-Applied", goesOn ? "odata.continue-on-error" : null);
    }
}

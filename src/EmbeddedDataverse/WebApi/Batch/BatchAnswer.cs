using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Batch;

/// <summary>The answer to a part of a batch.</summary>
/// <param name="Responses">The answers to its requests, with their Content-ID; one answer when a change set failed.</param>
/// <param name="IsChangeSet">Whether they are those of a change set that was done.</param>
internal sealed record BatchAnswer(IReadOnlyList<(ApiResponse Response, string? ContentId)> Responses, bool IsChangeSet)
{
    public bool HasFailed => Responses.Any(answer => answer.Response.Status >= 400);
}

using System.Text.Json;

namespace EmbeddedDataverse.Messages;

/// <summary>The fault of a bulk call on an elastic table in which some rows failed: it says of every row how it went.</summary>
internal static class BulkResults
{
    public static void ThrowIfAnyFailed(IReadOnlyList<WriteRow> rows)
    {
        var first = rows.FirstOrDefault(row => row.Failure is not null)?.Failure;
        if (first is null)
        {
            return;
        }

        var details = rows.Select((row, index) => new
        {
            RequestIndex = index,
            Id = row.Id.ToString("D"),
            StatusCode = StatusOf(row.Failure?.Detail.ErrorCode),
        });
        throw PlatformFaults.Make(first.Detail.ErrorCode, first.Detail.Message, ("Plugin.BulkApiErrorDetails", JsonSerializer.Serialize(details)));
    }

    private static int StatusOf(int? errorCode)
    {
        return errorCode switch
        {
            null => 200,
            ErrorCodes.ObjectDoesNotExist => 404,
            ErrorCodes.DuplicateRecord => 409,
            ErrorCodes.ThrottlingRateExceeded => 429,
            ErrorCodes.ConcurrencyVersionMismatch => 412,
            _ => 400,
        };
    }
}

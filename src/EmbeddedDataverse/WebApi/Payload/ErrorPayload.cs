using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Turns failures into the error body of the Web API, with the status that belongs to it.</summary>
internal static class ErrorPayload
{
    private const string DetailPrefix = "@Microsoft.PowerApps.CDS.ErrorDetails.";

    private static readonly Dictionary<int, int> Statuses = new()
    {
        [ErrorCodes.ObjectDoesNotExist] = 404,
        [ErrorCodes.PrivilegeDenied] = 403,
        [ErrorCodes.ConcurrencyVersionMismatch] = 412,
        [ErrorCodes.DuplicateRecord] = 412,
        [ErrorCodes.DuplicateRecordEntityKey] = 412,
        [ErrorCodes.ThrottlingRateExceeded] = 429,
        [ErrorCodes.ThrottlingTimeExceeded] = 429,
        [ErrorCodes.ThrottlingConcurrencyExceeded] = 429,
        [ErrorCodes.UnknownRequest] = 404,
        [ErrorCodes.IsvUnExpected] = 500,
        [ErrorCodes.UnManagedIdsSqlError] = 500,
        [ErrorCodes.UnManagedIdsSqlTimeoutError] = 500,
        [ErrorCodes.NotSupported] = 501,
        [ErrorCodes.ElasticJoinNotSupported] = 400,
    };

    public static ApiResponse Of(Exception exception, Preferences preferences) => exception switch
    {
        ApiException refusal => Make(refusal.Status, refusal.Code, refusal.Message),
        ODataException wrong => Make(400, ApiError.BadAddress, wrong.Message),
        FaultException<OrganizationServiceFault> fault => Of(fault.Detail, preferences),
        _ => Make(500, ErrorCodes.IsvUnExpected, "An unexpected error occurred."),
    };

    private static ApiResponse Of(OrganizationServiceFault fault, Preferences preferences)
    {
        var response = Make(
            Statuses.GetValueOrDefault(fault.ErrorCode, 400),
            fault.ErrorCode,
            fault.Message,
            preferences.AllAnnotations ? fault.ErrorDetails : []);
        return fault.ErrorDetails.TryGetValue("Retry-After", out var wait) && wait is TimeSpan time
            ? response.With("Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            : response;
    }

    private static ApiResponse Make(int status, int code, string message, IEnumerable<KeyValuePair<string, object>>? details = null)
    {
        var error = new JsonObject { ["code"] = "0x" + code.ToString("x8", CultureInfo.InvariantCulture), ["message"] = message };
        foreach (var (key, value) in details ?? [])
        {
            error[DetailPrefix + key] = Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        return ApiResponse.Json(status, new JsonObject { ["error"] = error });
    }
}

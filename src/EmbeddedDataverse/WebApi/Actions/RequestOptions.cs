using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>The optional parameters of requests that headers and the query option <c>tag</c> carry.</summary>
internal static class RequestOptions
{
    private static readonly (string Header, string Parameter, bool IsFlag)[] Known =
    [
        ("MSCRM.BypassCustomPluginExecution", "BypassCustomPluginExecution", true),
        ("MSCRM.BypassBusinessLogicExecution", "BypassBusinessLogicExecution", false),
        ("MSCRM.BypassBusinessLogicExecutionStepIds", "BypassBusinessLogicExecutionStepIds", false),
        ("MSCRM.SuppressCallbackRegistrationExpanderJob", "SuppressCallbackRegistrationExpanderJob", true),
    ];

    public static OrganizationRequest Apply(OrganizationRequest request, ApiRequest from)
    {
        foreach (var (header, parameter, isFlag) in Known)
        {
            if (from.Header(header) is { } value)
            {
                request[parameter] = isFlag ? value.Equals("true", StringComparison.OrdinalIgnoreCase) : value;
            }
        }

        foreach (var option in from.Address.Query.TrimStart('?').Split('&'))
        {
            if (option.StartsWith("tag=", StringComparison.Ordinal))
            {
                request["tag"] = Uri.UnescapeDataString(option["tag=".Length..]);
            }
        }

        return request;
    }
}

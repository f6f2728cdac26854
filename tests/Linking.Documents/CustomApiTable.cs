using Linking.Plugins.Registration;

namespace Linking.Documents;

/// <summary>The custom APIs as somebody registers them by hand.</summary>
internal static class CustomApiTable
{
    public static IEnumerable<string> Lines()
    {
        yield return "| unique name | plug-in type | steps of others | execute privilege | request parameters | response properties |";
        yield return "|---|---|---|---|---|---|";
        foreach (var api in CustomApiList.All)
        {
            var type = api.PluginType is { } name ? $"`{name[(name.LastIndexOf('.') + 1)..]}`" : "none: an event";
            var steps = api.AllowedStepType == CustomApiStepType.None ? "none" : "asynchronous";
            var parameters = $"{List(api.Request, isRequest: true)} | {List(api.Response, isRequest: false)}";
            yield return $"| `{api.UniqueName}` | {type}{(api.IsFunction ? ", a function" : "")} | {steps} | `{api.Privilege}` | {parameters} |";
        }
    }

    private static string List(IReadOnlyList<CustomApiParameter> parameters, bool isRequest) => parameters.Count == 0
        ? "none"
        : string.Join(", ", parameters.Select(parameter => $"{parameter.Name} ({parameter.Type}{(isRequest && parameter.IsOptional ? ", optional" : "")})"));
}

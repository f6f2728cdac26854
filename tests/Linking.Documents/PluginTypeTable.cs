using Linking.Plugins.Registration;

namespace Linking.Documents;

/// <summary>The plug-in types of the assembly and what each is for.</summary>
internal static class PluginTypeTable
{
    public static IEnumerable<string> Lines()
    {
        var uses = StepList.All.GroupBy(step => step.PluginType).Select(group => (Type: group.Key, Use: $"steps on `{group.First().Table}`"))
            .Concat(CustomApiList.All.Where(api => api.PluginType is not null).Select(api => (Type: api.PluginType!, Use: $"custom API `{api.UniqueName}`")));
        yield return "| plug-in type | for |";
        yield return "|---|---|";
        foreach (var (type, use) in uses)
        {
            yield return $"| `{type}` | {use} |";
        }
    }
}

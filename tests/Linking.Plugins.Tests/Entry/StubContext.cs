using System.Reflection;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Entry;

/// <summary>A context that answers with the given values, and with nothing where none is given.</summary>
public class StubContext : DispatchProxy
{
    private Dictionary<string, object> values = [];

    /// <summary>Makes a context that answers the named accessors.</summary>
    internal static IPluginExecutionContext Make(params (string Member, object Value)[] values)
    {
        var context = Create<IPluginExecutionContext, StubContext>();
        ((StubContext)(object)context).values = values.ToDictionary(value => value.Member, value => value.Value);
        return context;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return values.TryGetValue(targetMethod.Name, out var value) ? value : type.IsValueType && type != typeof(void) ? Activator.CreateInstance(type) : null;
    }
}

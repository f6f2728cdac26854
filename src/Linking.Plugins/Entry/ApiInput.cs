using System;
using System.Globalization;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Takes the request parameters of a custom API. The platform fills optional parameters of value types that a call leaves out with
/// their default, so an empty id and the number 0 count as left out.
/// </summary>
internal sealed class ApiInput(IPluginExecutionContext context)
{
    internal string? Text(string name) => Value(name) switch
    {
        null => null,
        string text => text.Trim().Length == 0 ? null : text.Trim(),
        Guid id => id.ToString("D", CultureInfo.InvariantCulture),
        var other => throw Wrong(name, other, "a text"),
    };

    internal Guid? Id(string name) => Value(name) switch
    {
        null => null,
        Guid id => id == Guid.Empty ? null : id,
        string text when Guid.TryParse(text, out var id) => id == Guid.Empty ? null : id,
        var other => throw Wrong(name, other, "a GUID"),
    };

    internal int? Number(string name) => Value(name) switch
    {
        null or 0 => null,
        int number => number,
        var other => throw Wrong(name, other, "a whole number"),
    };

    internal bool Flag(string name) => Value(name) switch
    {
        null => false,
        bool flag => flag,
        var other => throw Wrong(name, other, "true or false"),
    };

    private object? Value(string name) => context.InputParameters.TryGetValue(name, out var value) ? value : null;

    private InvalidPluginExecutionException Wrong(string name, object value, string expected)
    {
        return new InvalidPluginExecutionException(
            $"{context.MessageName}: the parameter {name} is '{Clip.To(value.ToString() ?? string.Empty, PlatformLimits.Name)}'. Give {expected}.");
    }
}

using System;

namespace Linking.Plugins.Settings;

/// <summary>An environment variable holds a value that it does not accept.</summary>
internal sealed class SettingException(string name, string value, string accepted)
    : Exception($"The environment variable {name} is '{value}'. It accepts: {accepted}. Correct its current value; linking goes on with the next write.");

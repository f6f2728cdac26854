namespace Linking.Tests.Sdk;

/// <summary>Where the build puts the assemblies that the tests read.</summary>
internal static class BuiltFiles
{
    public static string Plugins => Path.Combine(AppContext.BaseDirectory, "Linking.Plugins.dll");

    public static string Contract(string framework, string name)
    {
        return Path.Combine(AppContext.BaseDirectory, "Sdk", framework, name + ".dll");
    }
}

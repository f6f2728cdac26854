namespace Linking.Tool.Installation;

/// <summary>The managed solution as it ships, which the build puts beside the tool.</summary>
internal static class PackedSolution
{
    /// <summary>The name under which the solution is installed.</summary>
    internal const string UniqueName = "CustomerProfileLinking";

    private static readonly Lazy<byte[]> Content = new(() =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "solution", UniqueName + "_managed.zip")));

    /// <summary>The zip.</summary>
    internal static byte[] Managed => Content.Value;
}

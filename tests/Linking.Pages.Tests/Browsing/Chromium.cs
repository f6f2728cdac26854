namespace Linking.Pages.Tests.Browsing;

/// <summary>Where the browser is: the path in LINKING_CHROMIUM, or where Debian and Ubuntu install it.</summary>
internal static class Chromium
{
    public const string Variable = "LINKING_CHROMIUM";

    /// <summary>The browser's program; null where there is none.</summary>
    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    /// <summary>Why browser tests are skipped; null where there is a browser.</summary>
    public static string? Skip => Path is null ? $"No Chromium here. Install it (apt-get install chromium), or name it in {Variable}." : null;
}

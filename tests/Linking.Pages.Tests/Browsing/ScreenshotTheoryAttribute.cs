namespace Linking.Pages.Tests.Browsing;

/// <summary>Writes pictures into the documentation, and so runs only when it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScreenshotTheoryAttribute : TheoryAttribute
{
    private const string Variable = "LINKING_SCREENSHOTS";

    public ScreenshotTheoryAttribute() =>
        Skip = Environment.GetEnvironmentVariable(Variable) is null ? $"Pictures are written when {Variable} is set." : Chromium.Skip;
}

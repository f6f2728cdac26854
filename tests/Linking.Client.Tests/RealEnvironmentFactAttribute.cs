namespace Linking.Client.Tests;

/// <summary>A test that needs an environment: skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealEnvironmentFactAttribute : FactAttribute
{
    public const string Variable = "DATAVERSE_URL";

    public RealEnvironmentFactAttribute()
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip = $"{Variable} names no environment.";
        }
    }
}

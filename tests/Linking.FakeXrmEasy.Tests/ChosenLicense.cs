using FakeXrmEasy.Abstractions.Enums;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>
/// The licence under which FakeXrmEasy is used. Nobody but the person who runs the tests can choose it, so the default is none.
/// </summary>
internal static class ChosenLicense
{
    /// <summary>The environment variable that states the choice.</summary>
    internal const string Variable = "FAKEXRMEASY_LICENSE";

    /// <summary>What to do when nothing was chosen; null when something was.</summary>
    internal static string? WhyNone => Stated.Length > 0
        ? null
        : $"No licence of FakeXrmEasy was chosen. Read its licences, then set the environment variable {Variable} to the one that you may use: "
            + string.Join(", ", Enum.GetNames<FakeXrmEasyLicense>()) + ".";

    /// <summary>The choice.</summary>
    /// <exception cref="InvalidOperationException">The variable names no licence.</exception>
    internal static FakeXrmEasyLicense Value =>
        Array.Find(Enum.GetNames<FakeXrmEasyLicense>(), name => name.Equals(Stated, StringComparison.OrdinalIgnoreCase)) is { } known
        ? Enum.Parse<FakeXrmEasyLicense>(known)
        : throw new InvalidOperationException(
            $"{Variable} is '{Stated}'. Give one of {string.Join(", ", Enum.GetNames<FakeXrmEasyLicense>())}, or leave it out to skip these tests.");

    private static string Stated => Environment.GetEnvironmentVariable(Variable)?.Trim() ?? string.Empty;
}

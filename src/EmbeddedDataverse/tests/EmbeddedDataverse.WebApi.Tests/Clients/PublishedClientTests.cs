using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EmbeddedDataverse.WebApi.Tests.Clients;

/// <summary>A client that others wrote for Dataverse works unchanged.</summary>
public sealed partial class PublishedClientTests : SampleTest
{
    private const int FewestCalls = 15;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients", "dynamics-web-api");

    /// <inheritdoc />
    protected override void Arrange()
    {
        base.Arrange();
        _ = Organization.CreateUser("Reader", "prvReadContact");
        Organization.DefineApi("sample_Greet", context =>
            context.OutputParameters["Greeting"] = "Hello, "
            + context.InputParameters["Name"], [new CustomApiParameter("Name")], [new CustomApiParameter("Greeting")]);
        Organization.DefineApi(
            "sample_Twice",
            context => context.OutputParameters["Result"] = 2 * (int)context.InputParameters["Number"],
            [new CustomApiParameter("Number", CustomApiType.Integer)],
            [new CustomApiParameter("Result", CustomApiType.Integer)],
            isFunction: true);
    }

    [NodeFact]
    public async Task The_npm_package_dynamics_web_api_works_unchanged()
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder
        };
        start.ArgumentList.Add("scenario.js");
        start.ArgumentList.Add(Server.Address.GetLeftPart(UriPartial.Authority));

        // The client would take a proxy for this machine too.
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            _ = start.Environment.Remove(name);
        }

        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, output + await errors);
        var calls = Passed().Match(output);
        Assert.True(calls.Success && int.Parse(calls.Groups["calls"].Value, CultureInfo.InvariantCulture) >= FewestCalls, output);
    }

    [GeneratedRegex("^(?<calls>[0-9]+) calls passed$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passed();

    /// <summary>A fact that needs Node.js and the client's package; what is missing is the reason for which it is skipped.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NodeFactAttribute : FactAttribute
    {
        public NodeFactAttribute()
        {
            Skip = !HasNode() ? "Node.js is not installed."
                : !Directory.Exists(Path.Combine(Folder, "node_modules", "dynamics-web-api"))
                    ? "The package is not installed: run 'npm ci' in tests/clients/dynamics-web-api."
                : null;
        }

        private static bool HasNode()
        {
            try
            {
                using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
                node.WaitForExit();
                return node.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }
}

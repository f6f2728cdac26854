using System.ComponentModel;
using System.Diagnostics;

namespace Linking.Solution.Tests.Checker;

/// <summary>A fact that needs Node.js and the packages of <c>tests/solution-checker</c>; what is missing is the reason for which it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CheckerFactAttribute : FactAttribute
{
    public CheckerFactAttribute()
    {
        Skip = !HasNode() ? "Node.js is not installed."
            : !Directory.Exists(Path.Combine(EsLint.Folder, "node_modules")) ? "Run 'npm ci --prefix tests/solution-checker' first."
            : null;
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true });
            node!.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

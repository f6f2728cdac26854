using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Setup;

/// <summary>Puts what set-up found and did into sentences.</summary>
internal static class PreparationText
{
    internal static string Of(PreparationReport report)
    {
        var lines = new List<string>
        {
            report.IsReady
                ? "Linking runs by itself from now on, after each unification."
                : "Linking does not run by itself yet; see below what is missing.",
        };
        lines.AddRange(StepText.Lines(report.Steps));
        if (report.Discovery is { } discovery)
        {
            lines.Add($"Source tables: {discovery.Found} found in the keys, {discovery.Added} of them added.");
        }

        lines.AddRange(report.Notes.Select(note => note.Remedy.Length == 0 ? note.Text : note.Text + " " + note.Remedy));
        return string.Join("\n", lines);
    }
}

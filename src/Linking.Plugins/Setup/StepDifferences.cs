using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>Says in what a registered step differs from what it is to be.</summary>
internal static class StepDifferences
{
    /// <summary>The differences for people; none when the step is as it is to be.</summary>
    internal static IReadOnlyList<string> Of(WantedStep wanted, RegisteredStep step)
    {
        var found = new List<string>();
        Add(found, wanted.TypeId != step.TypeId, "it ran in an earlier version of the assembly");
        Add(found, !step.IsEnabled, "it was disabled");
        Compare(found, Names.Step.Stage, step.Stage, StepRegistration.Stage);
        Compare(found, Names.Step.Mode, step.Mode, (int)StepRegistration.Mode);
        Compare(found, Names.Step.Rank, step.Rank, StepRegistration.Rank);
        Compare(found, Names.Step.Deployment, step.Deployment, WantedStep.Deployment);
        Add(found, step.AsyncAutoDelete != StepRegistration.AsyncAutoDelete, "jobs that succeeded were kept");
        Add(
            found,
            !ColumnList.AreSame(wanted.FilteringColumns, step.FilteringColumns),
            $"filtering columns: {ColumnList.Show(step.FilteringColumns)} became {ColumnList.Show(wanted.FilteringColumns)}");
        Add(found, wanted.RunAs.IsGiven && wanted.RunAs.User != step.RunAs, "it runs as " + wanted.RunAs.Name + " now");
        found.AddRange(step.Images.Select(image => $"it had the image '{image.Alias}', which it does not need"));
        return found;
    }

    private static void Compare(List<string> found, string column, int actual, int wanted)
    {
        Add(found, actual != wanted, string.Format(CultureInfo.InvariantCulture, "{0}: {1} became {2}", column, actual, wanted));
    }

    private static void Add(List<string> found, bool differs, string text)
    {
        if (differs)
        {
            found.Add(text);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Setup;

/// <summary>Compares the steps that are to be with those that are. Calls no service.</summary>
internal static class StepPlanner
{
    /// <summary>Says for each step what is to be done: those to be, in their order, then those to go.</summary>
    internal static IReadOnlyList<StepChange> Plan(IReadOnlyCollection<WantedStep> wanted, IReadOnlyCollection<RegisteredStep> registered)
    {
        var plan = new List<StepChange>();
        var kept = new HashSet<Guid>();
        foreach (var step in wanted)
        {
            var found = Best(step, registered);
            plan.Add(Change(step, found));
            if (found is not null)
            {
                kept.Add(found.Id);
            }
        }

        plan.AddRange(registered
            .Where(step => !kept.Contains(step.Id))
            .OrderBy(step => step.Name, StringComparer.Ordinal)
            .Select(step => new StepChange(StepAction.Removed, null, step, [WhyItGoes(step, wanted)])));
        return plan;
    }

    private static StepChange Change(WantedStep wanted, RegisteredStep? found)
    {
        if (found is null)
        {
            return new StepChange(StepAction.Created, wanted, null, []);
        }

        var differences = StepDifferences.Of(wanted, found);
        return new StepChange(differences.Count == 0 ? StepAction.Unchanged : StepAction.Changed, wanted, found, differences);
    }

    // Of several registrations of one step, the one stays that needs the least.
    private static RegisteredStep? Best(WantedStep wanted, IEnumerable<RegisteredStep> registered)
    {
        return registered.Where(step => IsSame(wanted, step)).OrderBy(step => StepDifferences.Of(wanted, step).Count).ThenBy(step => step.Id).FirstOrDefault();
    }

    private static bool IsSame(WantedStep wanted, RegisteredStep step)
    {
        return wanted.Step.PluginType == step.PluginType && wanted.Step.Message == step.Message && wanted.Step.Table == step.Table;
    }

    private static string WhyItGoes(RegisteredStep step, IEnumerable<WantedStep> wanted)
    {
        return wanted.Any(one => IsSame(one, step))
            ? "it was registered twice"
            : $"{(step.Message.Length == 0 ? "its message" : step.Message)} of {(step.Table.Length == 0 ? "every table" : step.Table)} is not to have a "
                + $"step of {step.PluginType}";
    }
}

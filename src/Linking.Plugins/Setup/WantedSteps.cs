using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>Derives from the registration list which steps this environment is to have, by the kinds of its tables and the messages that they offer.</summary>
internal sealed class WantedSteps(IReadOnlyDictionary<string, TableShape> tables, MessageCatalog catalog, OwnTypes types)
{
    private readonly List<SetupNote> notes = [];

    /// <summary>The tables of the list.</summary>
    internal static readonly IReadOnlyList<string> Tables = StepList.All.Select(step => step.Table).Distinct().ToList();

    /// <summary>The messages of the list, and the single ones that may stand in for bulk ones.</summary>
    internal static readonly IReadOnlyList<string> Messages = StepList.All
        .Select(step => step.Message)
        .SelectMany(message => new[] { message, SingleOf(message) })
        .Distinct()
        .ToList();

    /// <summary>What could not be had as listed.</summary>
    internal IReadOnlyList<SetupNote> Notes => notes;

    /// <summary>Gives the steps.</summary>
    /// <param name="runAs">Who they are to run as.</param>
    /// <param name="withoutImagesOn">Messages on whose steps there is to be no image.</param>
    internal IReadOnlyList<WantedStep> For(RunAs runAs, IReadOnlyCollection<string> withoutImagesOn)
    {
        var wanted = new List<WantedStep>();
        foreach (var table in Tables)
        {
            if (!tables.TryGetValue(table, out var shape))
            {
                notes.Add(SetupNotes.Missing(table));
            }
            else if (shape.Kind == TableKind.Virtual)
            {
                notes.Add(SetupNotes.Virtual(table));
            }
            else
            {
                wanted.AddRange(StepList.For(table, shape.Kind).Select(step => Resolve(step, runAs, withoutImagesOn)).OfType<WantedStep>());
            }
        }

        if (withoutImagesOn.Count > 0)
        {
            notes.Add(SetupNotes.WithoutImages(withoutImagesOn));
        }

        return wanted;
    }

    // UpsertMultiple is not listed on every table that has it ("Use bulk operation messages", availability), and the single message
    // is raised by bulk writes too: once for each row.
    private WantedStep? Resolve(StepRegistration step, RunAs runAs, IReadOnlyCollection<string> withoutImagesOn)
    {
        var single = SingleOf(step.Message);
        if (catalog.Find(step.Table, step.Message) is { } filter)
        {
            return Make(step, filter);
        }

        if (single != step.Message && catalog.Find(step.Table, single) is { } instead)
        {
            notes.Add(SetupNotes.Single(step, single));
            return Make(step with { Message = single }, instead);
        }

        notes.Add(SetupNotes.Unavailable(step));
        return null;

        WantedStep Make(StepRegistration of, MessageFilter found)
        {
            var images = withoutImagesOn.Contains(of.Message, StringComparer.OrdinalIgnoreCase) ? null : of.ImageColumns;
            return new WantedStep(of, types.IdOf(of), found, runAs, images);
        }
    }

    private static string SingleOf(string message) => message switch
    {
        Names.Message.CreateMultiple => Names.Message.Create,
        Names.Message.UpdateMultiple => Names.Message.Update,
        Names.Message.UpsertMultiple => Names.Message.Upsert,
        _ => message,
    };
}

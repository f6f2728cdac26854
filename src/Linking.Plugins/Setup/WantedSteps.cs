using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>Derives from the registration list which steps this environment is to have, by the kinds of its tables and the messages that they offer.</summary>
internal sealed class WantedSteps(IReadOnlyDictionary<string, TableShape> tables, MessageCatalog catalog, OwnTypes types, TableNames names)
{
    private static readonly string[] EventTables = [Names.CustomerProfile.Table, Names.AlternateKey.Table];

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
    /// <param name="withEvents">Whether rows are linked as soon as profiles and keys are written; otherwise only runs link them.</param>
    internal IReadOnlyList<WantedStep> For(RunAs runAs, bool withEvents)
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
            else if (withEvents || !EventTables.Contains(table))
            {
                wanted.AddRange(StepList.For(table, shape.Kind).Select(step => Resolve(step, runAs)).OfType<WantedStep>());
            }
        }

        if (!withEvents)
        {
            notes.Add(SetupNotes.WithoutEvents());
        }

        return wanted;
    }

    // UpsertMultiple is not listed on every table that has it ("Use bulk operation messages", availability), and the single message
    // is raised by bulk writes too: once for each row.
    private WantedStep? Resolve(StepRegistration step, RunAs runAs)
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

        WantedStep Make(StepRegistration of, MessageFilter found) => new(of, types.IdOf(of), found, runAs, FilteringColumnsOf(of));
    }

    // The key columns have other names in each organisation.
    private IReadOnlyCollection<string> FilteringColumnsOf(StepRegistration step)
    {
        return step.FiltersByKeyColumns
            ? [.. step.FilteringColumns, .. tables[step.Table].Columns.Where(names.IsKeyColumn)]
            : step.FilteringColumns;
    }

    private static string SingleOf(string message) => message switch
    {
        Names.Message.CreateMultiple => Names.Message.Create,
        Names.Message.UpdateMultiple => Names.Message.Update,
        Names.Message.UpsertMultiple => Names.Message.Upsert,
        _ => message,
    };
}

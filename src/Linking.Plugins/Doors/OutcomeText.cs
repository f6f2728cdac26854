using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Doors;

/// <summary>Puts into words what linking would do to a row, and why.</summary>
internal static class OutcomeText
{
    internal static Outcome Skipped(IReadOnlyList<UnmetRequirement> unmet)
    {
        return new Outcome(
            Outcome.Skipped,
            null,
            UnmetText.SkippedSentence + " " + string.Join(" ", unmet.Select(one => $"{one.Code}: {one.Sentence} Found: {one.Found}. Expected: {one.Expected}.")),
            string.Join(" ", unmet.Select(one => one.Remedy).Distinct()));
    }

    internal static Outcome NotUnified(string table)
    {
        return new Outcome(
            Outcome.NotUnified,
            null,
            $"No key names the row, and {table} is no source table, so linking does not look at it.",
            $"Select the table on Describe customer data in Customer Insights and unify; then run {Names.Api.DiscoverSourceTables} and declare the source table.");
    }

    internal static Outcome Gone(RowKey row)
    {
        return new Outcome(nameof(Change.Unchanged), null, $"{row.Table} {row.Id:D} does not exist in this environment, and no key names it.", string.Empty);
    }

    internal static Outcome Of(RowFacts facts, PlannedRow plan)
    {
        return plan.Issue is { } issue ? OfIssue(facts, plan, issue) : new Outcome(plan.Change.ToString(), plan.To, ReasonOf(facts, plan), string.Empty);
    }

    private static Outcome OfIssue(RowFacts facts, PlannedRow plan, RowIssue issue)
    {
        var text = IssueTexts.ForRow(facts.Row, issue);
        var takenBack = plan.Writes ? " Its present link was made without sight of the rival claim, so it is taken back." : string.Empty;
        return issue.Code == IssueCode.KeyNotFound
            ? new Outcome(
                issue.Code.ToString(),
                plan.To,
                text.Message,
                $"A full run, which reads every key, clears the link if still nobody claims the row, within the guard. Start one with {Names.Api.StartRun}.")
            : new Outcome(issue.Code.ToString(), plan.To, text.Message + takenBack, text.Remedy);
    }

    private static string ReasonOf(RowFacts facts, PlannedRow plan)
    {
        return plan.Change switch
        {
            Change.Linked => $"One customer profile claims the row, and the row has no link: it gets linked to {plan.To:D}.",
            Change.Relinked => $"The row is linked to {plan.From:D}, and another customer profile alone claims it: its link goes to {plan.To:D}.",
            Change.Unlinked => "The row is linked, and its key was removed: its link is cleared.",
            _ when facts.Claims.Count == 0 => "No key claims the row, so it is in no customer profile, and it has no link: nothing happens.",
            _ => "The row is linked to the only customer profile that claims it: nothing happens.",
        };
    }
}

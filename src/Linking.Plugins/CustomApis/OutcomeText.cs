using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;

namespace Linking.Plugins.CustomApis;

/// <summary>Puts into words what linking would do to a row, and why.</summary>
internal static class OutcomeText
{
    internal static Outcome Skipped(IReadOnlyList<UnmetRequirement> unmet)
    {
        return new Outcome(
            Outcome.Skipped,
            null,
            UnmetText.SkippedSentence + " "
                + string.Join(" ", unmet.Select(one => $"{one.Code}: {one.Sentence} Found: {one.Found}. Expected: {one.Expected}.")),
            string.Join(" ", unmet.Select(one => one.Remedy).Distinct()));
    }

    internal static Outcome NotUnified(string table)
    {
        return new Outcome(
            Outcome.NotUnified,
            null,
            $"No key names the row, and {table} is no source table, so linking does not look at it.",
            $"Select the table on Describe customer data in Customer Insights and unify; then run {Names.Api.DiscoverSourceTables} and declare the source "
                + "table.");
    }

    internal static Outcome Gone(RowKey row)
    {
        return new Outcome(nameof(Change.Unchanged), null, $"{row.Table} {row.Id:D} does not exist in this environment, and no key names it.", string.Empty);
    }

    internal static Outcome Of(RowFacts facts, PlannedRow atOnce, PlannedRow inTheEnd)
    {
        var code = inTheEnd.Issue?.Code.ToString() ?? inTheEnd.Change.ToString();
        var text = inTheEnd.Issue is { } issue ? IssueTexts.ForRow(facts.Row, issue) : null;
        var reasons = new[] { text?.Message ?? string.Empty, ReasonOf(facts, inTheEnd), WhenOf(atOnce, inTheEnd) };
        return new Outcome(code, inTheEnd.To, string.Join(" ", reasons.Where(reason => reason.Length > 0)), text?.Remedy ?? string.Empty);
    }

    private static string ReasonOf(RowFacts facts, PlannedRow plan)
    {
        return plan switch
        {
            { Issue: not null, Writes: false } => string.Empty,
            { From: null, To: { } to } => $"The row has no link: it gets linked to {to:D}.",
            { From: { } from, To: { } to } when from != to && facts.LinkedCustomer == plan.Owner =>
                $"The row is linked to {from:D}, an older profile of the same customer: its link goes to {to:D}.",
            { From: { } from, To: { } to } when from != to => $"The row is linked to {from:D}, and belongs to another customer: its link goes to {to:D}.",
            { From: not null, To: null } when facts.Claims.Count == 0 => "No key claims the row any more: its link is cleared.",
            { From: not null, To: null } => "The customer to whom the row belongs has no profile: its link is cleared.",
            _ when facts.Claims.Count == 0 => "No key claims the row, so it is in no customer profile, and it has no link: nothing happens.",
            _ => "The row is linked to the profile of the customer to whom it belongs: nothing happens.",
        };
    }

    // Docs: docs/rules.md, rules 4 to 6.
    private static string WhenOf(PlannedRow atOnce, PlannedRow inTheEnd)
    {
        return atOnce.Change != Change.Left ? string.Empty
            : inTheEnd.Writes ? "Only a full or repair run does that, when the tables have settled: a claim that would decide may be missing just now."
            : "Only a full or repair run says so, when the tables have settled.";
    }
}

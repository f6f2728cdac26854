using System.Linq;
using Linking.Plugins.Registration;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>The sentences of set-up.</summary>
internal static class SetupNotes
{
    internal static SetupNote Missing(string table) => new(
        SetupNoteCode.CustomerInsightsMissing,
        $"The table {table} is not in this environment yet. Customer Insights - Data makes it with its output.",
        $"Call {Names.Api.PrepareLinking} again after the first unification.");

    internal static SetupNote Virtual(string table) => new(
        SetupNoteCode.VirtualTable,
        $"The table {table} is virtual, so it raises no events and carries no steps.",
        $"Start a Full run with {Names.Api.StartRun} after each unification, for example by a scheduled flow.");

    internal static SetupNote Single(StepRegistration wanted, string single) => new(
        SetupNoteCode.SingleMessageUsed,
        $"{wanted.Table} does not list {wanted.Message}, so its step stands on {single}. Both are raised by the same writes.",
        string.Empty);

    internal static SetupNote Unavailable(StepRegistration wanted) => new(
        SetupNoteCode.MessageUnavailable,
        $"{wanted.Table} allows no steps on {wanted.Message}: writes by it are not noticed.",
        $"If profiles are written that way, start a Full run with {Names.Api.StartRun} after each unification.");

    internal static SetupNote WithoutEvents() => new(
        SetupNoteCode.WithoutEvents,
        $"{Names.EnvironmentVariable.Events} is no, so no step links rows when profiles and keys are written.",
        $"Start a Full run with {Names.Api.StartRun} after each refresh, and let a schedule call {Names.Api.ProcessNext} every few minutes.");

    internal static SetupNote NotSuitable(UnmetRequirement unmet) => new(
        SetupNoteCode.EnvironmentNotSuitable,
        $"{unmet.Code}: {unmet.Sentence} Found: {unmet.Found}. Expected: {unmet.Expected}.",
        unmet.Remedy);

    internal static SetupNote NoSourceTable() => new(
        SetupNoteCode.NoSourceTable,
        "There is no source table, so nothing is linked.",
        $"Call {Names.Api.DiscoverSourceTables} after a unification, or add rows to Source tables by hand.");

    internal static SetupNote NotDeclared(SourceTableState table) => new(
        SetupNoteCode.SourceTableNotDeclared,
        $"{table.Pair} is proposed and not declared, so it is not linked.",
        "Open Source tables, complete the row, and mark it as declared.");

    internal static SetupNote Skipped(SourceTableState table) => new(
        SetupNoteCode.SourceTableSkipped,
        $"{table.Pair} is skipped: "
            + $"{string.Join(" ", table.Unmet.Select(unmet => $"{unmet.Code}: {unmet.Sentence} Found: {unmet.Found}. Expected: {unmet.Expected}."))}",
        string.Join(" ", table.Unmet.Select(unmet => unmet.Remedy).Distinct()));

    internal static SetupNote LookupMissing(string table) => new(
        SetupNoteCode.LookupMissing,
        $"{table} has no lookup {Names.SourceRow.LookupDisplayName} yet. The first run or event that links it adds the column.",
        string.Empty);

    internal static SetupNote OwnPartitions(SampledPartitions sample) => new(
        SetupNoteCode.ProfilesInOwnPartitions,
        $"{sample.Elsewhere.Count} of {sample.Seen} customer profiles in a sample stand in a partition of their own, " +
        $"for example {sample.Elsewhere[0].Id:D} in '{PartitionSample.Of(sample.Elsewhere[0])}'. " +
        "A lookup to such a profile is written without an error and then finds nothing.",
        "Links to these profiles do not work. " +
        $"Find out who writes profiles with a {Names.Elastic.PartitionId} other than their id; Customer Insights is not known to.");

    internal static SetupNote DiscoveryIncomplete(long keys) => new(
        SetupNoteCode.DiscoveryIncomplete,
        $"The time was over after {keys} keys, so source tables that only later keys name are not proposed.",
        $"Call {Names.Api.DiscoverSourceTables}, which takes longer, or add the missing rows by hand.");
}

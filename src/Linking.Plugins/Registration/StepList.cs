using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Registration;

/// <summary>
/// The one list of steps: set-up registers it, the embedded Dataverse runs it, the documentation shows it.
/// </summary>
/// <remarks>
/// A single message raises the bulk event too, so only the bulk one is registered ("Write plug-ins for CreateMultiple and
/// UpdateMultiple"). On elastic tables an upsert raises Upsert events only; on standard tables it raises Create or Update
/// ("Use Upsert"). Virtual tables raise no events.
/// </remarks>
internal static class StepList
{
    private static readonly TableKind[] Both = [TableKind.Elastic, TableKind.Standard];
    private static readonly TableKind[] OnlyElastic = [TableKind.Elastic];
    private static readonly TableKind[] OnlyStandard = [TableKind.Standard];

    /// <summary>All steps.</summary>
    internal static readonly IReadOnlyList<StepRegistration> All =
    [
        .. StepsOf(Names.EntryType.CustomerProfileWritten, Names.CustomerProfile.Table, [Names.CustomerProfile.CustomerId], byKeyColumns: true),
        .. StepsOf(Names.EntryType.AlternateKeyWritten, Names.AlternateKey.Table, AlternateKeyRow.ClaimingColumns, byKeyColumns: false),
        new StepRegistration(Names.EntryType.RunRequested, Names.Run.Table, Names.Message.Create, OnlyStandard),
        new StepRegistration(Names.EntryType.RunRequested, Names.Run.Table, Names.Message.Update, OnlyStandard) { FilteringColumns = [Names.Run.Status] },
        new StepRegistration(Names.EntryType.BatchQueued, Names.Batch.Table, Names.Message.Create, OnlyStandard),
        new StepRegistration(Names.EntryType.BatchQueued, Names.Batch.Table, Names.Message.Update, OnlyStandard) { FilteringColumns = [Names.Batch.Status] },
    ];

    /// <summary>The steps for tables of one kind.</summary>
    internal static IEnumerable<StepRegistration> For(string table, TableKind kind)
    {
        return All.Where(step => step.Table == table && step.Kinds.Contains(kind));
    }

    // No step on deletes, and none with an image: what is taken away proves nothing while tables are rewritten (docs/rules.md).
    private static IEnumerable<StepRegistration> StepsOf(string type, string table, IReadOnlyList<string> filtering, bool byKeyColumns)
    {
        yield return new StepRegistration(type, table, Names.Message.CreateMultiple, Both);
        yield return new StepRegistration(type, table, Names.Message.UpdateMultiple, Both) { FilteringColumns = filtering, FiltersByKeyColumns = byKeyColumns };
        yield return new StepRegistration(type, table, Names.Message.UpsertMultiple, OnlyElastic);
    }
}

using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Entry;
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
        .. StepsOf(typeof(CustomerProfileWritten).FullName!, Names.CustomerProfile.Table, []),
        .. StepsOf(typeof(AlternateKeyWritten).FullName!, Names.AlternateKey.Table, AlternateKeyRow.Columns),
        new StepRegistration(typeof(RunRequested).FullName!, Names.Run.Table, Names.Message.Create, OnlyStandard, null),
        new StepRegistration(typeof(RunRequested).FullName!, Names.Run.Table, Names.Message.Update, OnlyStandard, null) { FilteringColumns = [Names.Run.Status] },
        new StepRegistration(typeof(BatchQueued).FullName!, Names.Batch.Table, Names.Message.Create, OnlyStandard, null),
        new StepRegistration(typeof(BatchQueued).FullName!, Names.Batch.Table, Names.Message.Update, OnlyStandard, null) { FilteringColumns = [Names.Batch.Status] },
    ];

    /// <summary>The steps for tables of one kind.</summary>
    internal static IEnumerable<StepRegistration> For(string table, TableKind kind)
    {
        return All.Where(step => step.Table == table && step.Kinds.Contains(kind));
    }

    private static IEnumerable<StepRegistration> StepsOf(string type, string table, string[] image)
    {
        yield return new StepRegistration(type, table, Names.Message.CreateMultiple, Both, null);
        yield return new StepRegistration(type, table, Names.Message.UpdateMultiple, Both, image);
        yield return new StepRegistration(type, table, Names.Message.UpsertMultiple, OnlyElastic, image);
        yield return new StepRegistration(type, table, Names.Message.Delete, Both, image);
    }
}

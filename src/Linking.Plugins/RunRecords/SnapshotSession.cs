using System.Collections.Generic;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;

namespace Linking.Plugins.RunRecords;

/// <summary>Takes the organisation's snapshot from the cache or reads it, and records what is new in it.</summary>
internal sealed class SnapshotSession(ExecutionScope scope)
{
    private bool isRemembered = true;

    /// <summary>Reads settings and definitions.</summary>
    internal SnapshotReader Reader { get; } = new(scope.Service, scope.UtcNow);

    /// <summary>Gives a snapshot that is young enough and knows the columns.</summary>
    internal OrganizationSnapshot Load(IEnumerable<string> profileColumns, bool readAnew = false, bool record = true)
    {
        var snapshot = readAnew ? null : SnapshotCache.Find(scope.OrganizationId, scope.UtcNow());
        if (snapshot is null || (snapshot.Unmet.Count == 0 && !snapshot.KnowsColumns(profileColumns)))
        {
            isRemembered = false;
            snapshot = Reader.Read();
            if (snapshot.Has(Names.Run.Table))
            {
                snapshot = snapshot with { ContinueRunsOn = new RunStore(scope).NextWaiting() };
            }

            if (record)
            {
                Keep(snapshot);
            }
        }

        return snapshot;
    }

    /// <summary>Gives the source tables, with the lookups that others added since the snapshot was taken.</summary>
    internal SourceTables Tables(OrganizationSnapshot snapshot)
    {
        var tables = new SourceTables(Reader, snapshot);
        if (isRemembered)
        {
            tables.LookForLookups(scope.Service);
        }

        return tables;
    }

    /// <summary>Records what the snapshot judges anew, and keeps it for the executions to come.</summary>
    internal void Keep(OrganizationSnapshot snapshot)
    {
        SnapshotCache.Keep(scope.OrganizationId, Record(snapshot));
    }

    private OrganizationSnapshot Record(OrganizationSnapshot snapshot)
    {
        if (snapshot.Unmet.Count > 0)
        {
            if (snapshot.Has(Names.Run.Table))
            {
                new SkipRecorder(scope).RecordSkip(snapshot.Unmet);
            }

            return snapshot;
        }

        return snapshot.Has(Names.SourceTable.Table)
            ? new SourceTableRecorder(scope).Record(snapshot)
            : snapshot;
    }
}

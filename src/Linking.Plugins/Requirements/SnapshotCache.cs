using System;
using System.Collections.Concurrent;

namespace Linking.Plugins.Requirements;

/// <summary>
/// Keeps the latest snapshot of each organisation for some minutes. A hint only: worker processes come and go, several organisations
/// may share one, and a snapshot that turns out wrong is dropped.
/// </summary>
internal static class SnapshotCache
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<Guid, OrganizationSnapshot> Snapshots = new();

    /// <summary>Gives the organisation's snapshot, or null when there is none that is young enough.</summary>
    internal static OrganizationSnapshot? Find(Guid organizationId, DateTime utcNow)
    {
        // A clock that went back makes a snapshot look as if it were from the future; that one is not trusted either.
        return Snapshots.TryGetValue(organizationId, out var snapshot) && utcNow >= snapshot.TakenAt && utcNow - snapshot.TakenAt < Lifetime
            ? snapshot
            : null;
    }

    internal static void Keep(Guid organizationId, OrganizationSnapshot snapshot) => Snapshots[organizationId] = snapshot;

    internal static void Drop(Guid organizationId) => Snapshots.TryRemove(organizationId, out _);
}

using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Microsoft.Xrm.Sdk;

namespace Linking.Tool.Simulation;

/// <summary>Turns what the organisation holds of profiles and keys into what a unification's files hold, in the way that the folder names.</summary>
/// <param name="service">The organisation as Customer Insights sees it.</param>
/// <param name="input">The simulation folder.</param>
internal sealed class UnificationWriter(IOrganizationService service, SimulationInput input)
{
    /// <summary>Rows that are gone at the same time at most, where not all of them are.</summary>
    private const int LargestBlock = 1000;

    private readonly ContentTable profiles = ContentTable.Profiles(input);
    private readonly ContentTable keys = ContentTable.Keys(input);

    /// <summary>How many rows of the organisation are not, or not as, the unification's files hold them.</summary>
    public long Difference(UnificationFolder unification) => Tables(unification).Sum(table =>
    {
        var difference = new ContentDifference(Stored(table.Table), Wanted(table.Table, table.File, unification));
        return (long)difference.Writes + difference.Deleted.Count;
    });

    /// <summary>How many profiles and keys the organisation has.</summary>
    public long Stored() => Stored(profiles).LongCount() + Stored(keys).LongCount();

    /// <summary>Finds what is to be written; nothing is written yet.</summary>
    public UnificationWork Prepare(UnificationFolder unification) =>
        new(Compare(profiles, unification.Profiles, unification), Compare(keys, unification.Keys, unification));

    /// <summary>Writes what is to be written, profiles and keys interleaved in an order that the seed decides.</summary>
    /// <param name="unification">The unification.</param>
    /// <param name="work">What is to be written.</param>
    /// <param name="random">Decides order, sizes and messages.</param>
    /// <param name="done">Is told the number of rows just written.</param>
    public void Write(UnificationFolder unification, UnificationWork work, SeededRandom random, Action<long> done)
    {
        var writer = new ContentWriter(service, random);
        var writes = new[]
        {
            (Writes(profiles, work.Profiles, unification.Profiles, unification), work.Profiles.Writes),
            (Writes(keys, work.Keys, unification.Keys, unification), work.Keys.Writes),
        };
        var (oldProfiles, oldKeys) = (work.Profiles.Deleted, work.Keys.Deleted);
        if (input.Organization.Refresh == Refresh.Recreate)
        {
            var stored = new Dictionary<ContentTable, HashSet<Guid>> { [profiles] = [.. oldProfiles], [keys] = [.. oldKeys] };
            Recreate(writes, stored, random, changes => writer.Write(changes, done));
            return;
        }

        var deletes = new[] { (Deletes(profiles, oldProfiles), oldProfiles.Count), (Deletes(keys, oldKeys), oldKeys.Count) };
        writer.Write(SeededOrder.Mix(random, [.. writes, .. deletes]), done);
    }

    /// <summary>With the same ids a row has to go before it comes: all of them do, so that there is a gap, or they go and come block by block.</summary>
    private static void Recreate(
        (IEnumerable<ContentChange> Items, int Count)[] writes,
        Dictionary<ContentTable, HashSet<Guid>> stored,
        SeededRandom random,
        Action<IEnumerable<ContentChange>> write)
    {
        void DeleteAll() => write(SeededOrder.Mix(random, [.. stored.Select(table => (Deletes(table.Key, [.. table.Value]), table.Value.Count))]));
        if (random.Chance(0.3))
        {
            DeleteAll();
            stored.Clear();
        }

        foreach (var block in SeededOrder.Mix(random, writes).Chunk(1 + random.Next(LargestBlock)))
        {
            var there = block.Where(change => stored.GetValueOrDefault(change.Table)?.Remove(change.Row.Id) == true).ToList();
            write(there.Select(change => change with { Kind = ChangeKind.Delete }));
            write(block);
        }

        DeleteAll();
    }

    private (ContentTable Table, InputFile File)[] Tables(UnificationFolder unification) => [(profiles, unification.Profiles), (keys, unification.Keys)];

    private ContentDifference Compare(ContentTable table, InputFile file, UnificationFolder unification) => input.Organization.Refresh == Refresh.Update
        ? new ContentDifference(Stored(table), Wanted(table, file, unification))
        : ContentDifference.Recreation(Stored(table), Wanted(table, file, unification));

    private IEnumerable<ContentRow> Stored(ContentTable table) => new ContentStore(service, table).ReadAll();

    private IEnumerable<ContentRow> Wanted(ContentTable table, InputFile file, UnificationFolder unification)
    {
        var rows = ContentFile.Read(file, table);
        return input.Organization.Refresh == Refresh.RecreateWithNewIds ? rows.Select(row => table.Renew(row, unification.Number)) : rows;
    }

    private IEnumerable<ContentChange> Writes(ContentTable table, ContentDifference difference, InputFile file, UnificationFolder unification) => difference
        .Select(Wanted(table, file, unification))
        .Select(row => new ContentChange(table, row.Fate == RowFate.Created ? ChangeKind.Create : ChangeKind.Change, row.Row));

    private static IEnumerable<ContentChange> Deletes(ContentTable table, IReadOnlyList<Guid> ids) =>
        ids.Select(id => new ContentChange(table, ChangeKind.Delete, new ContentRow(id, [])));
}

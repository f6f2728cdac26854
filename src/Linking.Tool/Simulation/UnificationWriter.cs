using Linking.Tool.Generate;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;

namespace Linking.Tool.Simulation;

/// <summary>Turns what the organisation holds of profiles and keys into what a unification's files hold.</summary>
/// <param name="service">The organisation as Customer Insights sees it.</param>
/// <param name="input">The simulation folder.</param>
internal sealed class UnificationWriter(IOrganizationService service, SimulationInput input)
{
    private readonly ContentTable profiles = ContentTable.Profiles(input);
    private readonly ContentTable keys = ContentTable.Keys(input);

    /// <summary>True when the organisation already holds exactly what the unification's files hold.</summary>
    public bool IsWritten(UnificationFolder unification) =>
        Compare(profiles, unification.Profiles).IsEmpty && Compare(keys, unification.Keys).IsEmpty;

    /// <summary>Finds what differs; nothing is written yet.</summary>
    public UnificationWork Prepare(UnificationFolder unification) =>
        new(Compare(profiles, unification.Profiles), Compare(keys, unification.Keys));

    /// <summary>Writes what differs, profiles and keys interleaved in an order that the seed decides.</summary>
    /// <param name="unification">The unification.</param>
    /// <param name="work">What differs.</param>
    /// <param name="random">Decides order, sizes and messages.</param>
    /// <param name="done">Is told the number of rows just written.</param>
    public void Write(UnificationFolder unification, UnificationWork work, SeededRandom random, Action<long> done)
    {
        var changes = SeededOrder.Mix(
            random,
            (Writes(profiles, work.Profiles, unification.Profiles), work.Profiles.Writes),
            (Writes(keys, work.Keys, unification.Keys), work.Keys.Writes),
            (Deletes(profiles, work.Profiles), work.Profiles.Deleted.Count),
            (Deletes(keys, work.Keys), work.Keys.Deleted.Count));
        new ContentWriter(service, random).Write(changes, done);
    }

    private ContentDifference Compare(ContentTable table, InputFile file) =>
        new(new ContentStore(service, table).ReadAll(), ContentFile.Read(file, table));

    private static IEnumerable<ContentChange> Writes(ContentTable table, ContentDifference difference, InputFile file) => difference
        .Select(ContentFile.Read(file, table))
        .Select(row => new ContentChange(table, row.Fate == RowFate.Created ? ChangeKind.Create : ChangeKind.Change, row.Row));

    private static IEnumerable<ContentChange> Deletes(ContentTable table, ContentDifference difference) =>
        difference.Deleted.Select(id => new ContentChange(table, ChangeKind.Delete, new ContentRow(id, [])));
}

using EmbeddedDataverse;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;

namespace Linking.Tool.Simulation;

/// <summary>Loads the profiles and keys that were there before the product was installed: nothing is told of them.</summary>
internal sealed class BeforeLoader(Organization organization, SimulationInput input)
{
    /// <summary>Loads both files.</summary>
    /// <param name="before">What was there.</param>
    /// <param name="done">Is told the number of rows just loaded.</param>
    public void Load(UnificationFolder before, Action<long> done)
    {
        Load(before.Profiles, ContentTable.Profiles(input), done);
        Load(before.Keys, ContentTable.Keys(input), done);
    }

    /// <summary>What an earlier command has loaded before it was stopped stays.</summary>
    private void Load(InputFile file, ContentTable table, Action<long> done)
    {
        var existing = organization.IsNew ? [] : new ContentStore(organization.System, table).ReadAll().Select(row => row.Id).ToHashSet();
        organization.Load(table.LogicalName, Rows(file, table, done).Where(row => !existing.Contains(row.Id)).Select(row => ContentEntity.Whole(table, row)));
    }

    private static IEnumerable<ContentRow> Rows(InputFile file, ContentTable table, Action<long> done) => ContentFile.Read(file, table).Select(row =>
    {
        done(1);
        return row;
    });
}

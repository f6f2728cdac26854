using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Counting;

/// <summary>What is counted: runs over organisations of several shapes, and events.</summary>
/// <param name="rows">How many source rows an organisation has.</param>
/// <param name="seed">What the ids and the order of jobs follow from.</param>
internal sealed class CountScenarios(int rows, int seed = 1)
{
    private const int MostEvents = 1000;

    private int EventCount => Math.Min(MostEvents, rows);

    private IEnumerable<OrganizationShape> Shapes =>
    [
        new("one table, a row a profile", rows),
        new("two tables, two rows a profile", rows, Tables: 2, RowsPerProfile: 2),
        new("two tables, profiles with key columns", rows, Tables: 2, RowsPerProfile: 2, KeyColumns: true),
        new("two tables, standard profile and key tables", rows, Tables: 2, RowsPerProfile: 2, Kind: EmbeddedDataverse.Metadata.TableKind.Standard),
        new("fifty tables, two rows a profile", rows, Tables: 50, RowsPerProfile: 2),
    ];

    /// <summary>Counts everything.</summary>
    public IEnumerable<Measurement> All() => Runs().Concat(Events());

    /// <summary>Counts runs.</summary>
    public IEnumerable<Measurement> Runs()
    {
        foreach (var shape in Shapes)
        {
            using var organization = new BenchmarkOrganization(shape, seed: seed);
            yield return organization.Run($"{shape.Name}: first full run");
            yield return organization.Run($"{shape.Name}: nothing changed");
            Move(organization, everyRow: 100);
            yield return organization.Run($"{shape.Name}: 1 % changed");
            Move(organization, everyRow: 1);
            yield return organization.Run($"{shape.Name}: every row relinked");
        }

        using var bulk = new BenchmarkOrganization(Shapes.First(), seed: seed);
        bulk.Set(Names.EnvironmentVariable.UseUpdateMultiple, "yes");
        yield return bulk.Run("one table, UpdateMultiple on: first full run");
    }

    /// <summary>Counts what events take: profiles written singly and in bulk, one profile with very many rows, deletes.</summary>
    public IEnumerable<Measurement> Events()
    {
        foreach (var size in new[] { 1, 100, 1000 })
        {
            using var organization = Prepared(EventCount, 1);
            yield return Counted(organization, $"{EventCount:N0} profiles written {(size == 1 ? "singly" : $"in bulk of {size:N0}")}, nothing to change",
                EventCount, () => Write(organization, EventCount, size));
        }

        foreach (var size in new[] { 1, 1000 })
        {
            using var organization = Prepared(EventCount, 1);
            Move(organization, everyRow: 1);
            yield return Counted(organization, $"{EventCount:N0} profiles written {(size == 1 ? "singly" : $"in bulk of {size:N0}")}, every row relinked",
                EventCount, () => Write(organization, EventCount, size));
        }

        var many = Math.Min(10_000, 2 * rows);
        using (var organization = Prepared(many, many))
        {
            yield return Counted(organization, $"one profile with {many:N0} rows written, nothing to change", many, () => Write(organization, 1, 1));
        }

        var deleted = Math.Min(500, EventCount);
        using (var organization = Prepared(deleted, 1))
        {
            // A delete proves nothing, and no step is registered for it.
            yield return Counted(organization, $"{deleted:N0} profiles and their keys deleted singly", deleted, () => Delete(organization, deleted));
        }
    }

    private BenchmarkOrganization Prepared(int rows, int rowsPerProfile)
    {
        var organization = new BenchmarkOrganization(new OrganizationShape("events", rows, RowsPerProfile: rowsPerProfile), seed: seed);
        organization.Run("preparation");
        return organization;
    }

    private static Measurement Counted(BenchmarkOrganization organization, string name, int count, Action events)
    {
        var before = organization.Dataverse.Requests.Snapshot();
        events();
        organization.Dataverse.Async.RunAll();
        return Measurement.Of(name, organization.Dataverse.Requests.Since(before), organization.Shape, count, CallOrigin.Plugin);
    }

    private static void Move(BenchmarkOrganization organization, int everyRow)
    {
        for (var row = 0; row < organization.Shape.Rows; row += everyRow)
        {
            organization.Move(row, (organization.Owners[row] + 1) % organization.Shape.Customers);
        }
    }

    private static void Write(BenchmarkOrganization organization, int profiles, int size)
    {
        var targets = Enumerable.Range(0, profiles)
            .Select(index => new Entity(Names.CustomerProfile.Table, organization.Profile(index).Id) { ["msdynci_loyaltytier"] = "Gold" });
        foreach (var block in targets.Chunk(size))
        {
            if (size == 1)
            {
                organization.Dataverse.System.Update(block[0]);
                continue;
            }

            organization.Dataverse.System.Execute(new OrganizationRequest(Names.Message.UpdateMultiple)
            {
                [Names.Parameter.Targets] = new EntityCollection([.. block]) { EntityName = Names.CustomerProfile.Table },
            });
        }
    }

    private static void Delete(BenchmarkOrganization organization, int profiles)
    {
        for (var index = 0; index < profiles; index++)
        {
            organization.DeleteKey(index);
            organization.Dataverse.System.Delete(Names.CustomerProfile.Table, organization.Profile(index).Id);
        }
    }
}

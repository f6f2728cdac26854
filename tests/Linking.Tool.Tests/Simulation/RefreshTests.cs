using EmbeddedDataverse;
using Linking.Tool.Commands;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Simulation;

/// <summary>The ways in which a refresh writes profiles and keys, and the run that is due after each.</summary>
public sealed class RefreshTests : IDisposable
{
    private const string CreatedOn = "createdon";
    private const string Elastic = "\"profileTableKind\": \"elastic\"";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("update", "elastic", false, false)]
    [InlineData("recreate", "elastic", true, false)]
    [InlineData("recreateWithNewIds", "elastic", true, true)]
    [InlineData("recreate", "standard", true, false)]
    [InlineData("recreateWithNewIds", "standard", true, true)]
    public void The_tables_hold_what_the_files_say_whether_rows_are_updated_or_made_anew(string refresh, string kind, bool recreates, bool withNewIds)
    {
        Play(refresh, kind);

        using var organization = Open();
        var runs = All(organization, Names.Run.Table, Names.Run.Mode, CreatedOn).Select(run => run.GetAttributeValue<DateTime>(CreatedOn)).Order().ToList();
        foreach (var (table, id) in new[] { (Names.CustomerProfile.Table, 0), (Names.AlternateKey.Table, -1) })
        {
            var file = $"{table}.csv";
            var rows = All(organization, table, Names.CustomerProfile.CustomerId, CreatedOn);
            var lines = File.ReadLines(folder[Path.Combine("input", "unification-2", file)]).Skip(1).Select(line => line.Split(',')).ToList();
            Assert.Equal(lines.Count, rows.Count);
            Assert.Equal(recreates, rows.TrueForAll(row => row.GetAttributeValue<DateTime>(CreatedOn) > runs[0]));
            if (id >= 0)
            {
                var ids = lines.Select(line => Guid.Parse(line[id])).ToHashSet();
                Assert.Equal(withNewIds ? 0 : rows.Count, rows.Count(row => ids.Contains(row.Id)));
            }
        }
    }

    [Theory]
    [InlineData("update")]
    [InlineData("recreate")]
    public void After_each_unification_one_full_run_is_played_to_its_end(string refresh)
    {
        var report = Play(refresh, "elastic");

        Assert.False(report.Failed);
        using var organization = Open();
        var runs = All(organization, Names.Run.Table, Names.Run.Mode, Names.Run.EndedOn)
            .Where(run => run.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)Plugins.RunRecords.RunMode.Full)
            .ToList();
        Assert.Equal(2, runs.Count);
        Assert.All(runs, run => Assert.NotNull(run.GetAttributeValue<DateTime?>(Names.Run.EndedOn)));
    }

    [Fact]
    public void While_rows_are_made_anew_time_passes_and_jobs_run()
    {
        Play("recreate", "elastic");

        using var organization = Open();
        var created = All(organization, Names.CustomerProfile.Table, CreatedOn).Select(row => row.GetAttributeValue<DateTime>(CreatedOn)).ToList();
        Assert.True(created.Max() - created.Min() > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_way_that_does_not_exist_is_refused_with_those_that_do()
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Play("replace", "elastic")).Errors);

        Assert.Equal("'replace' is no value of 'refresh'", error.Problem);
        Assert.Contains("update, recreate, recreateWithNewIds", error.Remedy, StringComparison.Ordinal);
    }

    private RunReport Play(string refresh, string kind)
    {
        ContosoSample.Write(folder["input"], new GeneratorOptions(Contacts: 120, Leads: 40, Members: 12, Seed: 77));
        var path = folder[Path.Combine("input", "organization.json")];
        var text = File.ReadAllText(path);
        Assert.Contains(Elastic, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(Elastic, $"\"profileTableKind\": \"{kind}\", \"refresh\": \"{refresh}\"", StringComparison.Ordinal));
        var request = new SimulationRequest(folder["input"], folder["contoso.db"], folder["out"], 3);
        return new Simulator(new LinkingInstallation(), opened => new LinkingRecords(opened.System)).Run(request, new NoProgress());
    }

    private Organization Open() => Organization.Open(new OrganizationOptions { Path = folder["contoso.db"], ShareLoadedAssemblies = false });

    private static List<Entity> All(Organization organization, string table, params string[] columns)
    {
        return [.. PagedQuery.Read(organization.System, new QueryExpression(table) { ColumnSet = new ColumnSet(columns) }, 500)];
    }
}

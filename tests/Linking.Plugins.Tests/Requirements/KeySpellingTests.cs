using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>Casing and surrounding blanks of data source and table decide nothing, in events and in runs alike.</summary>
public class KeySpellingTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    /// <summary>How keys spell what is declared as "Dataverse" and "new_member".</summary>
    public static TheoryData<string, string> Spellings => new()
    {
        { "Dataverse", "new_member" }, { "Dataverse ", "new_member" }, { " dataverse", "NEW_MEMBER" },
        { "DATAVERSE", " New_Member " }, { "dATAVERSE\t", "new_Member" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Keys_are_linked_by_events_however_they_are_spelt(string dataSource, string table)
    {
        using var organization = Prepared(TableKind.Elastic, out var member);
        organization.WriteProfile(A);
        organization.WriteKey(A, member.ToString("D"), table, dataSource);
        organization.Run();
        AssertLinked(organization, member);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Keys_that_stood_there_before_are_linked_by_a_full_run_however_they_are_spelt(string dataSource, string table)
    {
        foreach (var kind in new[] { TableKind.Elastic, TableKind.Standard })
        {
            using var organization = Prepared(kind, out var member);
            var profile = new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString("N") };
            organization.Dataverse.Load(Names.CustomerProfile.Table, [profile]);
            organization.Dataverse.Load(Names.AlternateKey.Table, [Key("Shop", "account"), Key(dataSource, table, member), Key("Zoo", "zebra")]);
            var run = (Guid)organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, "Full"))[Names.ApiParameter.RunId];
            organization.Run();
            AssertLinked(organization, member);
            var status = organization.System.Retrieve(Names.Run.Table, run, new ColumnSet(Names.Run.Status))
                .GetAttributeValue<OptionSetValue>(Names.Run.Status);
            Assert.Equal((int)RunStatus.Successful, status.Value);
        }
    }

    [Fact]
    public void A_table_that_no_key_names_in_any_spelling_takes_no_part_in_unification()
    {
        using var organization = Prepared(TableKind.Elastic, out _);
        organization.Dataverse.Load(Names.AlternateKey.Table, [Key("Dataverse", "new_members"), Key("Data verse", "new_member")]);
        var state = new SnapshotReader(organization.System, () => organization.Dataverse.Clock.UtcNow).Read().Tables[new SourcePair("Dataverse", "new_member")];
        Assert.Equal([RequirementCode.TakesPartInUnification], state.Unmet.Select(unmet => unmet.Code));
    }

    [Fact]
    public void Texts_are_looked_through_once_and_only_for_what_is_declared_and_not_found()
    {
        using var organization = Prepared(TableKind.Elastic, out _);
        organization.Declare("Dataverse", "lead", "leadid");
        organization.Dataverse.Load(Names.AlternateKey.Table, [Key("a", "1"), Key("a", "2"), Key("b", "2"), Key("a", "3")]);
        var service = new ScriptedService(organization.System.Execute, organization.System.RetrieveMultiple);
        var reader = new SnapshotReader(service, () => organization.Dataverse.Clock.UtcNow);
        _ = reader.Read();
        Assert.Equal(4, Searches(service));
        Assert.All(service.Queries.OfType<QueryExpression>().Where(query => query.EntityName == Names.AlternateKey.Table), query => Assert.False(query.NoLock));
    }

    [Fact]
    public void Where_there_are_too_many_texts_or_one_that_cannot_be_asked_for_nothing_is_held_against_the_table()
    {
        var endless = 0;
        var service = new ScriptedService(query: _ => new EntityCollection([Text($"{endless++:D4}")]));
        Assert.Null(Spelling(service).Of(new SourcePair("x", "y")));
        Assert.Equal(KeySpellings.Most, service.Queries.Count);

        var bad = new ScriptedService(query: _ => new EntityCollection([Text("a\u0001")]));
        Assert.Null(Spelling(bad).Of(new SourcePair("x", "y")));
        Assert.Single(bad.Queries);

        var none = new ScriptedService(query: query =>
            ((QueryExpression)query).TopCount == 1 ? new EntityCollection([Text("a\u0001")]) : new EntityCollection());
        var sampler = new KeySampler(none, KeyTable());
        Assert.True(sampler.Read(new SourcePair("x", "y"), null, inAnySpelling: true).IsUncertain);
        Assert.False(sampler.Read(new SourcePair("x", "y"), null).IsUncertain);
    }

    [Fact]
    public void Keys_without_a_data_source_are_those_of_a_table_declared_without_one()
    {
        using var organization = Prepared(TableKind.Elastic, out _);
        organization.Dataverse.Load(Names.AlternateKey.Table, [Key(null, "NEW_member", Guid.NewGuid())]);
        var sampler = new KeySampler(organization.System, KeyTable());
        Assert.Equal(1, sampler.Read(new SourcePair(null, "new_member"), null, inAnySpelling: true).Seen);
        Assert.Equal(1, sampler.Read(new SourcePair(" ", "NEW_member"), null).Seen);
        Assert.Equal(0, sampler.Read(new SourcePair("Dataverse", "new_member"), null, inAnySpelling: true).Seen);
    }

    private static LinkingOrganization Prepared(TableKind kind, out Guid member)
    {
        var organization = new LinkingOrganization(kind, plainProfiles: true);
        foreach (var row in organization.All(Names.SourceTable.Table))
        {
            organization.System.Delete(Names.SourceTable.Table, row.Id);
        }

        organization.Dataverse.DefineTable(new TableDefinition { LogicalName = "new_member" });
        organization.Declare("Dataverse", "new_member", "new_memberid");
        member = organization.System.Create(new Entity("new_member"));
        return organization;
    }

    private static void AssertLinked(LinkingOrganization organization, Guid member)
    {
        Assert.Equal(A, organization.LinkOf(member, "new_member"));
        Assert.Empty(organization.OpenIssues());
        Assert.Empty(organization.FailedJobs());
    }

    private static int Searches(ScriptedService service)
    {
        return service.Queries.OfType<QueryExpression>().Count(query => query is { EntityName: Names.AlternateKey.Table, TopCount: 1 });
    }

    private static Entity Key(string? dataSource, string table, Guid? row = null) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = dataSource,
        [Names.AlternateKey.EntityName] = table,
        [Names.AlternateKey.Value] = (row ?? Guid.NewGuid()).ToString("D"),
        [Names.AlternateKey.CustomerId] = A.ToString("N"),
    };

    private static Entity Text(string text) => new(Names.AlternateKey.Table) { [Names.AlternateKey.EntityName] = text };

    private static KeySpellings Spelling(IOrganizationService service) => new(service, KeyTable());

    private static Plugins.Schema.TableShape KeyTable()
    {
        return new Plugins.Schema.TableShape(Names.AlternateKey.Table, Names.AlternateKey.Id, Plugins.Schema.TableKind.Elastic, false, [], null);
    }
}

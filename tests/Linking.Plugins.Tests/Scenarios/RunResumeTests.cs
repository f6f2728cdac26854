using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Workers die at every call of a run; the next attempt goes on, and the end is the same.</summary>
public class RunResumeTests
{
    private const int Count = 12;
    private const int Orphans = 2;
    private const int LongestRun = 2000;

    // With 1 every call is tried, before and after its effect, which takes some minutes.
    private const int Stride = 12;

    [Fact]
    public void A_run_killed_at_any_call_ends_in_the_same_links_with_each_row_counted_once()
    {
        var calls = CallsOfWholeRun();
        Assert.InRange(calls, 50, LongestRun);
        for (var call = 1; call <= calls; call += Stride)
        {
            Kill(call, beforeEffect: true);
            Kill(call + (Stride / 2), beforeEffect: false);
        }
    }

    private static int CallsOfWholeRun()
    {
        using var organization = Prepared(out var contacts, out var profiles);
        var before = organization.Dataverse.Requests.Snapshot();
        var id = Request(organization);
        organization.Run();
        Check(organization, id, contacts, profiles, "not killed");
        return (int)organization.Dataverse.Requests.Since(before).Calls(origin: CallOrigin.Plugin);
    }

    private static void Kill(int call, bool beforeEffect)
    {
        using var organization = Prepared(out var contacts, out var profiles);
        organization.Dataverse.Faults.KillWorkerAt(call, beforeEffect);
        var id = Request(organization);
        organization.Run();
        for (var round = 0; round < 5 && More(organization); round++)
        {
            organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(10));
            organization.Dataverse.Async.Recover();
            organization.Run();
        }

        Check(organization, id, contacts, profiles, $"killed {(beforeEffect ? "before" : "after")} call {call}");
    }

    private static bool More(LinkingOrganization organization)
    {
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(10));
        var answer = organization.System.Execute(new OrganizationRequest("cpl_ProcessNext"));
        organization.Run();
        return (bool)answer.Results["More"];
    }

    private static void Check(LinkingOrganization organization, Guid id, List<Guid> contacts, List<Guid> profiles, string when)
    {
        var run = organization.System.Retrieve(Names.Run.Table, id, new ColumnSet(true));
        Assert.True((int)RunStatus.Successful == run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value,
            $"{when}: {(RunStatus)run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value} {run.GetAttributeValue<string>(Names.Run.Detail)}");
        for (var index = 0; index < Count; index++)
        {
            Guid? expected = index < Orphans ? null : profiles[index];
            Assert.True(expected == organization.LinkOf(contacts[index]), $"{when}: contact {index}");
        }

        var examined = run.GetAttributeValue<int>(Names.Run.Examined);
        Assert.True(examined == Count + 1, $"{when}: {examined} rows counted");
        Assert.True(
            examined == new[] { Names.Run.Linked, Names.Run.Relinked, Names.Run.Unlinked, Names.Run.Unchanged,
                Names.Run.Issues }.Sum(run.GetAttributeValue<int>),
            $"{when}: counts do not add up");
    }

    /// <summary>One contact that is linked, and others of which the first are linked to profiles that are gone, and the others wait for their link.</summary>
    private static LinkingOrganization Prepared(out List<Guid> contacts, out List<Guid> profiles)
    {
        var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.BatchRows, "3");
        organization.WriteKey(organization.WriteProfile(Guid.NewGuid()), organization.Contact());
        organization.Run();
        var people = Enumerable.Range(0, Count).Select(_ => Guid.NewGuid()).ToList();
        var customers = people.ConvertAll(_ => Guid.NewGuid());
        organization.Dataverse.Load("contact", people.Select((id, index) => new Entity("contact", id)
        {
            ["lastname"] = "Doe",
            [Names.SourceRow.Lookup] = index < Orphans ? new EntityReference(Names.CustomerProfile.Table, customers[index]) : null,
        }));
        organization.Dataverse.Load(Names.CustomerProfile.Table, customers.Skip(Orphans)
            .Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, people.Skip(Orphans)
            .Select((contact, index) => new Entity(Names.AlternateKey.Table, Guid.NewGuid())
            {
                [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
                [Names.AlternateKey.EntityName] = "contact",
                [Names.AlternateKey.Value] = contact.ToString(),
                [Names.AlternateKey.CustomerId] = customers[index + Orphans].ToString("N"),
            }));
        contacts = people;
        profiles = customers;
        return organization;
    }

    private static Guid Request(LinkingOrganization organization) => organization.System.Create(new Entity(Names.Run.Table)
    {
        [Names.Run.Name] = "full",
        [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
    });
}

using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Runs on demand, on the assembly that ships.</summary>
public class RunTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void A_full_run_links_what_was_there_before()
    {
        using var organization = Filled(out var contacts, out var profiles);
        var run = Start(organization, RunMode.Full);
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.All(contacts.Zip(profiles), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
        Assert.Equal(contacts.Count, run.GetAttributeValue<int>(Names.Run.Linked));
        Assert.Equal(contacts.Count, run.GetAttributeValue<int>(Names.Run.Examined));
        Assert.True(run.GetAttributeValue<DateTime>(Names.Run.StartedOn) <= run.GetAttributeValue<DateTime>(Names.Run.EndedOn));
        Assert.NotEqual(default, run.GetAttributeValue<DateTime>(Names.Run.StartedOn));
    }

    [Fact]
    public void A_second_run_writes_nothing()
    {
        using var organization = Filled(out var contacts, out _);
        Start(organization, RunMode.Full);
        var before = organization.Dataverse.Requests.Snapshot();
        var run = Start(organization, RunMode.Full);
        Assert.Equal(0, organization.Dataverse.Requests.Since(before).Calls("Update", "contact"));
        Assert.Equal(contacts.Count, run.GetAttributeValue<int>(Names.Run.Unchanged));
    }

    [Fact]
    public void A_preview_writes_nothing_and_predicts_the_run()
    {
        using var organization = Filled(out var contacts, out _);
        var before = organization.All("contact").ToDictionary(row => row.Id, row => row.RowVersion);
        var preview = Start(organization, RunMode.Preview);
        Assert.Equal(before, organization.All("contact").ToDictionary(row => row.Id, row => row.RowVersion));
        Assert.Empty(organization.OpenIssues());
        Assert.Equal(20, preview.GetAttributeValue<string>(Names.Run.Samples).Split('\n').Length);
        var run = Start(organization, RunMode.Full);
        foreach (var column in new[] { Names.Run.Examined, Names.Run.Linked, Names.Run.Relinked, Names.Run.Unlinked, Names.Run.Unchanged, Names.Run.Issues,
            Names.Run.Tables })
        {
            Assert.Equal(preview[column], run[column]);
        }

        Assert.Equal(contacts.Count, preview.GetAttributeValue<int>(Names.Run.Linked));
    }

    [Fact]
    public void Orphans_and_rows_that_nobody_claims_are_unlinked_when_all_keys_are_read()
    {
        using var organization = Filled(out var contacts, out var profiles);
        Start(organization, RunMode.Full);
        Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, profiles[0]));
        foreach (var key in organization.All(Names.AlternateKey.Table)
            .Where(key =>
            key.GetAttributeValue<string>(Names.AlternateKey.Value) is { } value && (value == contacts[0].ToString() || value == contacts[1].ToString())))
        {
            Quietly(organization, "Delete", key.ToEntityReference());
        }

        var run = Start(organization, RunMode.Full);
        Assert.Equal(2, run.GetAttributeValue<int>(Names.Run.Unlinked));
        Assert.Null(organization.LinkOf(contacts[0]));
        Assert.Null(organization.LinkOf(contacts[1]));
        Assert.Equal(contacts.Count, run.GetAttributeValue<int>(Names.Run.Examined));
    }

    [Fact]
    public void Too_many_unlinks_stop_the_run_before_the_first()
    {
        using var organization = Filled(out var contacts, out var profiles);
        organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, "3");
        Start(organization, RunMode.Full);
        foreach (var profile in profiles.Take(4))
        {
            Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, profile));
        }

        foreach (var key in organization.All(Names.AlternateKey.Table)
            .Where(key => contacts.Take(4).Any(contact => contact.ToString() == key.GetAttributeValue<string>(Names.AlternateKey.Value))))
        {
            Quietly(organization, "Delete", key.ToEntityReference());
        }

        var run = Start(organization, RunMode.Full);
        Assert.Equal(RunStatus.StoppedByGuard, StatusOf(run));
        Assert.Equal(4, run.GetAttributeValue<int>(Names.Run.Held));
        Assert.Contains("the guard allows 3", run.GetAttributeValue<string>(Names.Run.Detail), StringComparison.Ordinal);
        Assert.All(contacts, contact => Assert.NotNull(organization.LinkOf(contact)));
    }

    [Fact]
    public void A_customer_whose_keys_write_its_id_in_another_form_is_counted_once_wherever_a_block_ends()
    {
        using var organization = new LinkingOrganization();
        var contacts = Enumerable.Range(0, 1500).Select(_ => Guid.NewGuid()).ToList();
        var customers = contacts.ConvertAll(_ => new Guid("0" + Guid.NewGuid().ToString("N")[1..]));
        organization.Dataverse.Load("contact", contacts.Select(id => new Entity("contact", id) { ["lastname"] = "Doe" }));
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            customers.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, contacts.Select((id, index) =>
        {
            var key = KeyOf(id, customers[index]);
            key[Names.AlternateKey.CustomerId] = customers[index].ToString("D");
            return key;
        }));

        var run = Start(organization, RunMode.Full);

        Assert.Equal((contacts.Count, contacts.Count), (run.GetAttributeValue<int>(Names.Run.Examined), run.GetAttributeValue<int>(Names.Run.Linked)));
    }

    [Fact]
    public void Unlink_clears_every_link_of_a_table()
    {
        using var organization = Filled(out var contacts, out _);
        Start(organization, RunMode.Full);
        var run = Start(organization, RunMode.Unlink, row => row[Names.Run.RequestedTables] = "contact");
        Assert.Equal(contacts.Count, run.GetAttributeValue<int>(Names.Run.Unlinked));
        Assert.All(contacts, contact => Assert.Null(organization.LinkOf(contact)));
    }

    [Fact]
    public void Repair_looks_at_rejected_rows_again_and_at_no_others()
    {
        using var organization = Filled(out var contacts, out var profiles);
        organization.Dataverse.Faults.Add(
            request => request.RequestName == "Update" && ((Entity)request["Target"]).Id == contacts[5],
            () => PlatformFaults.Make(-2147220970, "No."));
        var run = Start(organization, RunMode.Full);
        Assert.Equal(RunStatus.CompletedWithIssues, StatusOf(run));
        Start(organization, RunMode.Repair);
        Assert.InRange(Assert.Single(organization.OpenIssues()).GetAttributeValue<int>(Names.Issue.Attempts), 2, 3);
        organization.Dataverse.Faults.Clear();
        var repair = Start(organization, RunMode.Repair);
        Assert.Equal(1, repair.GetAttributeValue<int>(Names.Run.Examined));
        Assert.Equal(profiles[5], organization.LinkOf(contacts[5]));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void One_row_can_be_run_alone()
    {
        using var organization = Filled(out var contacts, out var profiles);
        var run = Start(organization, RunMode.Full, row =>
        {
            row[Names.Run.RequestedTables] = "contact";
            row[Names.Run.RowId] = contacts[3].ToString();
        });
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Linked));
        Assert.Equal(profiles[3], organization.LinkOf(contacts[3]));
    }

    [Fact]
    public void A_row_claimed_twice_is_counted_once()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            new[] { A, B }.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, new[] { A, B }.Select(id => KeyOf(contact, id)));
        var run = Start(organization, RunMode.Full);
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Examined));
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Issues));
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Fact]
    public void Of_two_runs_on_one_table_the_second_waits_until_the_first_is_over()
    {
        using var organization = Filled(out var contacts, out _);
        var first = organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "the first",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Processing),
        });
        var second = Start(organization, RunMode.Full, row => row[Names.Run.RequestedTables] = "contact");
        Assert.Equal(RunStatus.Queued, StatusOf(second));
        Assert.Contains("Waits for the run the first, which is Processing", second.GetAttributeValue<string>(Names.Run.Detail), StringComparison.Ordinal);

        organization.Call(Names.Api.ControlRun, (Names.ApiParameter.RunId, first), (Names.ApiParameter.Action, "cancel"));
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(organization.System.Retrieve(Names.Run.Table, second.Id, new Microsoft.Xrm.Sdk.Query.ColumnSet(true))));
        Assert.All(contacts, contact => Assert.NotNull(organization.LinkOf(contact)));
    }

    [Fact]
    public void A_preview_and_a_run_of_one_row_wait_for_nobody()
    {
        using var organization = Filled(out var contacts, out _);
        organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "the first",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Settling),
        });
        Assert.Equal(RunStatus.Successful, StatusOf(Start(organization, RunMode.Preview)));
        Assert.Null(organization.LinkOf(contacts[0]));
        Assert.Equal(RunStatus.Successful, StatusOf(Start(organization, RunMode.Full, row =>
        {
            row[Names.Run.RequestedTables] = "contact";
            row[Names.Run.RowId] = contacts[0].ToString();
        })));
        Assert.NotNull(organization.LinkOf(contacts[0]));
    }

    [Fact]
    public void A_run_that_could_not_read_all_keys_fails_and_unlinks_nothing()
    {
        using var organization = Filled(out var contacts, out var profiles);
        Start(organization, RunMode.Full);
        Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, profiles[0]));
        Quietly(organization, "Delete", organization.All(Names.AlternateKey.Table)
            .Single(key => key.GetAttributeValue<string>(Names.AlternateKey.Value) == contacts[0].ToString()).ToEntityReference());
        organization.Dataverse.Faults.Add(new FaultRule
        {
            Message = "RetrieveMultiple",
            Table = Names.CustomerProfile.Table,
            CallNumber = 3,
            Fault = () => PlatformFaults.Make(-2147220960, "Missing prvReadmsdynci_customerprofile."),
        });
        var run = Start(organization, RunMode.Full);
        Assert.Equal(RunStatus.Failed, StatusOf(run));
        Assert.NotNull(organization.LinkOf(contacts[0]));
    }

    [Fact]
    public void A_run_where_nothing_can_be_linked_is_skipped_with_the_reasons()
    {
        using var organization = new LinkingOrganization();
        var run = Start(organization, RunMode.Full, row => row[Names.Run.RequestedTables] = "account");
        Assert.Equal(RunStatus.Skipped, StatusOf(run));
        Assert.StartsWith("Linking of Dataverse tables to the CustomerProfile table is skipped.", run.GetAttributeValue<string>(Names.Run.Detail),
            StringComparison.Ordinal);
    }

    private static LinkingOrganization Filled(out List<Guid> contacts, out List<Guid> profiles)
    {
        var organization = new LinkingOrganization();
        var people = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToList();
        var customers = people.ConvertAll(_ => Guid.NewGuid());
        organization.Dataverse.Load("contact", people.Select(id => new Entity("contact", id) { ["lastname"] = "Doe" }));
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            customers.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, people.Select((id, index) => KeyOf(id, customers[index])));
        contacts = people;
        profiles = customers;
        return organization;
    }

    private static Entity KeyOf(Guid contact, Guid customer) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = contact.ToString(),
        [Names.AlternateKey.CustomerId] = customer.ToString("N"),
    };

    private static Entity Start(LinkingOrganization organization, RunMode mode, Action<Entity>? change = null)
    {
        var row = new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = mode.ToString(),
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        };
        change?.Invoke(row);
        var id = organization.System.Create(row);
        organization.NextUnification();
        organization.Run();
        Assert.Empty(organization.FailedJobs());
        return organization.System.Retrieve(Names.Run.Table, id, new Microsoft.Xrm.Sdk.Query.ColumnSet(true));
    }

    private static RunStatus StatusOf(Entity run) => (RunStatus)run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;

    private static void Quietly(LinkingOrganization organization, string message, object target)
    {
        organization.System.Execute(new OrganizationRequest(message) { ["Target"] = target, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
    }
}

using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What an execution of the event path says, records and leaves.</summary>
public sealed class IncrementalRunTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly BatchSample sample = new(RunMode.Repair);

    [Fact]
    public void What_was_changed_is_said_and_recorded_and_nothing_is_recorded_when_nothing_was()
    {
        var contact = sample.Claimed(A);
        AtProfiles(A);
        Assert.Equal(A, sample.Organization.LinkOf(contact));
        Assert.Contains("Examined 1, changed 1, issues 0.", sample.Trace);
        var record = Assert.Single(Records());
        Assert.Equal((1, 1, 0), (record[Names.Run.Examined], record[Names.Run.Linked], record[Names.Run.Issues]));
        Assert.Equal(new OptionSetValue((int)RunStatus.Successful), record[Names.Run.Status]);
        AtProfiles(A);
        Assert.Contains("Examined 1, changed 0, issues 0.", sample.Trace);
        Assert.Single(Records());
    }

    [Fact]
    public void Without_the_solutions_tables_rows_are_linked_all_the_same_and_nothing_is_recorded()
    {
        using var organization = new LinkingOrganization(withSolution: false);
        var contact = organization.Contact();
        organization.Dataverse.Load(Names.CustomerProfile.Table, [new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString("N") }]);
        organization.Dataverse.Load(Names.AlternateKey.Table, [Key(contact.ToString()), Key("no id")]);
        new IncrementalRun(Scope(organization.System) with { UserId = organization.Dataverse.SystemUserId }).AtProfiles([Written(A)]);
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Fact]
    public void The_lookup_that_was_added_is_said_in_the_trace()
    {
        sample.Claimed(A);
        AtProfiles(A);
        Assert.Contains("Lookup msdynci_lookupfield_customerprofile added to contact.", sample.Trace);
    }

    [Fact]
    public void A_relinked_row_is_counted_as_one_that_had_a_link()
    {
        sample.AddLookup();
        sample.Claimed(A, linkedTo: B);
        AtProfiles(A);
        var counts = TableCounts.Parse(Assert.Single(Records()).GetAttributeValue<string>(Names.Run.Tables));
        Assert.Equal((1, 1), (counts.Get(Change.Relinked), counts.LinksOf("contact")));
    }

    [Fact]
    public void A_row_that_was_unlinked_is_recorded()
    {
        sample.AddLookup();
        var contact = sample.Contact(A);
        new IncrementalRun(sample.Scope()).AtProfiles([new WrittenRow(A, IsDeleted: true, null, null)]);
        Assert.Null(sample.Organization.LinkOf(contact));
        Assert.Equal(1, Assert.Single(Records())[Names.Run.Unlinked]);
    }

    [Fact]
    public void A_relinked_row_is_recorded_with_its_old_link()
    {
        sample.AddLookup();
        var contact = sample.Claimed(A, linkedTo: B);
        AtProfiles(A);
        Assert.Equal($"contact {contact} {B}", Assert.Single(Records())[Names.Run.Relinks]);
    }

    [Fact]
    public void An_issue_is_recorded_once_and_named_in_the_trace_when_a_key_has_it()
    {
        sample.Claimed(A);
        sample.Organization.Dataverse.Load(Names.AlternateKey.Table, [Key("no id")]);
        AtProfiles(A);
        Assert.Contains("KeyNotGuid: a key of CRM / contact.", sample.Trace);
        Assert.Equal(["KeyNotGuid"], sample.Organization.OpenIssueCodes());
        Assert.Equal(new OptionSetValue((int)RunStatus.CompletedWithIssues), Assert.Single(Records())[Names.Run.Status]);
        AtProfiles(A);
        Assert.Single(Records());
    }

    [Fact]
    public void What_the_time_does_not_allow_is_left_for_another_attempt()
    {
        sample.Claimed(A);
        sample.Claimed(B);
        var thrown = Assert.Throws<TryAgainException>(() => new IncrementalRun(sample.Scope() with { StartedOn = Noon.AddSeconds(-90) }).AtProfiles([Written(A), Written(B)]));
        Assert.Equal("The time budget is used up; 2 rows or events are left for the next attempt.", thrown.Message);
        new IncrementalRun(sample.Scope() with { StartedOn = Noon.AddSeconds(-89) }).AtProfiles([Written(A), Written(B)]);
    }

    [Fact]
    public void Rows_that_could_not_be_written_in_time_are_left_with_the_events_behind_them()
    {
        var contacts = new[] { sample.Claimed(A), sample.Claimed(B) };
        var scope = sample.Scope();
        var others = Enumerable.Range(1, 1000).Select(number => Written(new Guid(number, 0, 0, new byte[8])));
        sample.OnTime = _ => sample.Step = contacts.Any(contact => IsLinked(contact)) ? TimeSpan.FromSeconds(100) : TimeSpan.Zero;
        var thrown = Assert.Throws<TryAgainException>(() => new IncrementalRun(scope).AtProfiles([Written(A), Written(B), .. others]));
        Assert.Equal("The time budget is used up; 3 rows or events are left for the next attempt.", thrown.Message);
        Assert.Single(contacts, contact => IsLinked(contact));
    }

    [Fact]
    public void All_events_are_looked_at_a_thousand_at_once()
    {
        var contact = sample.Claimed(A);
        var others = Enumerable.Range(1, 1000).Select(number => Written(new Guid(number, 0, 0, new byte[8])));
        new IncrementalRun(sample.Scope()).AtProfiles([.. others, Written(A)]);
        Assert.Equal(A, sample.Organization.LinkOf(contact));
    }

    [Fact]
    public void A_profile_that_was_written_and_cannot_be_read_yet_is_looked_at_again()
    {
        sample.Claimed(A, hasProfile: false);
        sample.Claimed(A, hasProfile: false);
        var written = Written(A) with { Written = new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString() } };
        var thrown = Assert.Throws<TryAgainException>(() => new IncrementalRun(sample.Scope()).AtProfiles([written]));
        Assert.Equal("A profile that was just written cannot be read yet; its rows are looked at again.", thrown.Message);
    }

    [Fact]
    public void A_key_of_a_customer_without_a_profile_is_an_issue_and_nothing_to_look_at_again()
    {
        sample.Claimed(A, hasProfile: false);
        new IncrementalRun(sample.Scope()).AtKeys([new WrittenRow(sample.Organization.All(Names.AlternateKey.Table).Single().Id, IsDeleted: false, null, null)]);
        Assert.Equal(["ProfileNotFound"], sample.Organization.OpenIssueCodes());
    }

    [Fact]
    public void Where_the_environment_cannot_be_linked_only_that_is_said()
    {
        sample.Claimed(A);
        sample.Organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "PrivateDataLake");
        sample.Organization.SetVariable(Names.EnvironmentVariable.CustomerKind, "BusinessAccounts");
        AtProfiles(A);
        Assert.Equal([UnmetText.SkippedSentence + " IndividualCustomers, ManagedOutputStorage"], sample.Trace);
    }

    public void Dispose() => sample.Dispose();

    private static WrittenRow Written(Guid profile) => new(profile, IsDeleted: false, new Entity(Names.CustomerProfile.Table, profile), null);

    private static Entity Key(string value) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = "CRM",
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = value,
        [Names.AlternateKey.CustomerId] = A.ToString("N"),
    };

    private void AtProfiles(Guid profile) => new IncrementalRun(sample.Scope()).AtProfiles([Written(profile)]);

    private bool IsLinked(Guid contact) => sample.Organization.All("contact").Single(row => row.Id == contact).Contains(Names.SourceRow.Lookup);

    private List<Entity> Records() => sample.Organization.All(Names.Run.Table).FindAll(run => run.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)RunMode.Incremental);
}

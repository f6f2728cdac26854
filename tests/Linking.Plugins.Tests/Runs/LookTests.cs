using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What an event makes known of the rows that it leads to.</summary>
public sealed class LookTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly BatchSample sample = new(RunMode.Repair);
    private readonly ScriptedService service;

    public LookTests() => service = new ScriptedService(request => sample.Organization.System.Execute(request), query => sample.Organization.System.RetrieveMultiple(query));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_a_row_was_linked_is_known_where_linking_wrote_it_last(bool isWriter)
    {
        sample.AddLookup();
        var contact = sample.Claimed(A);
        sample.Organization.System.Update(new Entity("contact", contact) { [Names.SourceRow.Lookup] = new EntityReference(Names.CustomerProfile.Table, A) });
        var look = NewLook(isWriter ? sample.Organization.Dataverse.SystemUserId : B);
        look.AtProfiles([Written(A)]);
        var facts = Assert.Single(look.Facts());
        var row = sample.Organization.All("contact").Single();
        Assert.Equal((A, isWriter ? row.GetAttributeValue<DateTime>("modifiedon") : null, row.RowVersion), (facts.LinkedTo, facts.LinkedAt, facts.Version));
        Assert.Equal((true, true, false), (facts.Exists, look.HasLookedAt(facts.Row), look.HasLookedAt(facts.Row with { Table = "lead" })));
        Assert.Equal((true, false), (look.HasClaimsOn(facts.Row), look.HasClaimsOn(facts.Row with { Table = "lead" })));
        Assert.Equal((true, false), (look.HasReadAllOf(CustomerId.Parse(A.ToString())), look.HasReadAllOf(CustomerId.Parse(B.ToString()))));
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_profile_that_was_written_and_cannot_be_read_is_invisible(bool isDeleted, bool isThere, bool invisible)
    {
        if (isThere)
        {
            sample.Profile(A);
        }

        var look = NewLook();
        look.AtProfiles([new WrittenRow(A, isDeleted, new Entity(Names.CustomerProfile.Table, A) { [Names.CustomerProfile.CustomerId] = A.ToString("N") }, null)]);
        Assert.Equal((invisible, false), (look.IsInvisible(A.ToString("D")), look.IsInvisible(B.ToString())));
    }

    [Fact]
    public void A_row_in_order_needs_no_search_for_rivals_and_one_with_an_open_issue_needs_every_form()
    {
        sample.AddLookup();
        var contact = sample.Claimed(A, linkedTo: A);
        var look = NewLook();
        look.AtProfiles([Written(A)]);
        Assert.False(Assert.Single(look.Facts()).RivalryKnown);
        Assert.Empty(Sought());
        var issue = new OpenIssue(Guid.NewGuid(), nameof(IssueCode.ClaimedByTwoProfiles), new RowKey("contact", contact), [], string.Empty, string.Empty, 1);
        look = NewLook(issues: [issue]);
        look.AtProfiles([Written(A)]);
        Assert.True(Assert.Single(look.Facts()).RivalryKnown);
        Assert.Equal([8], Sought());
    }

    [Fact]
    public void A_row_that_is_to_change_is_searched_for_rivals_under_its_usual_form()
    {
        sample.Claimed(A);
        var look = NewLook();
        look.AtProfiles([Written(A)]);
        Assert.Single(look.Facts());
        Assert.Equal([1], Sought());
    }

    [Fact]
    public void A_row_of_a_deleted_key_has_lost_it_and_what_its_customer_still_claims_is_read()
    {
        sample.AddLookup();
        var contact = sample.Claimed(A, linkedTo: B);
        sample.Profile(B);
        var image = new Entity(Names.AlternateKey.Table, B)
        {
            [Names.AlternateKey.DataSource] = "CRM",
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString("N"),
            [Names.AlternateKey.CustomerId] = B.ToString(),
        };
        var look = NewLook();
        look.AtKeys([new WrittenRow(B, IsDeleted: true, null, image)]);
        var facts = Assert.Single(look.Facts());
        Assert.True(facts.KeyRemoved);
        Assert.Equal(A, Assert.Single(facts.Claims).ProfileId);
        Assert.True(look.HasReadAllOf(CustomerId.Parse(B.ToString())));
    }

    [Theory]
    [InlineData("contact", true, 1)]
    [InlineData("contact", false, 1)]
    [InlineData("account", true, 0)]
    public void Single_rows_are_looked_at_where_their_table_is_linked(string table, bool allKeysWereRead, int expected)
    {
        var look = NewLook();
        look.AtRows([new RowKey(table, sample.Contact(null))], allKeysWereRead);
        var facts = look.Facts();
        Assert.Equal(expected, facts.Count);
        Assert.All(facts, one => Assert.Equal(allKeysWereRead, one.KeyRemoved));
    }

    [Fact]
    public void The_customers_of_open_issues_about_keys_are_looked_at_and_those_of_issues_about_rows_are_not()
    {
        var ofKey = new OpenIssue(Guid.NewGuid(), nameof(IssueCode.KeyNotGuid), null, [A.ToString()], string.Empty, string.Empty, 1);
        var look = NewLook(issues: [ofKey, ofKey with { Id = B, Row = new RowKey("contact", A), CustomerIds = [B.ToString()] }]);
        look.AtCustomersOfKeyIssues();
        Assert.Equal((true, false), (look.HasReadAllOf(CustomerId.Parse(A.ToString())), look.HasReadAllOf(CustomerId.Parse(B.ToString()))));
    }

    [Fact]
    public void Rows_that_a_key_in_the_usual_form_claims_are_not_searched_for_further()
    {
        sample.AddLookup();
        var claimed = sample.Claimed(A, linkedTo: A);
        var unclaimed = sample.Contact(A);
        var look = NewLook();
        look.AtUnclaimedRows([new RowKey("contact", claimed), new RowKey("contact", unclaimed)]);
        Assert.Equal([2, 7], Sought());
        Assert.True(look.HasClaimsOn(new RowKey("contact", claimed)));
        Assert.Equal(unclaimed, Assert.Single(look.Facts()).Row.Id);
    }

    public void Dispose() => sample.Dispose();

    private static WrittenRow Written(Guid profile) => new(profile, IsDeleted: false, null, null);

    private List<int> Sought() => [.. service.Queries.Cast<QueryExpression>().SelectMany(query => query.Criteria.Conditions)
        .Where(condition => condition.AttributeName == Names.AlternateKey.Value).Select(condition => condition.Values.Count)];

    private Look NewLook(Guid? writer = null, params OpenIssue[] issues)
    {
        var session = new SnapshotSession(sample.Scope());
        return new Look(service, new TableRegister(session.Reader, session.Load([])), new IssueBook(issues), writer ?? B);
    }
}

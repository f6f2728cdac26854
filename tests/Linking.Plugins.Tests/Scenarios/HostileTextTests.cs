using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Rows may hold any text. One that holds the worst stops no other row, and what is kept of it is harmless and fits.</summary>
public class HostileTextTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    private static readonly string[] Texts =
    [
        "=cmd|'/c calc'!A1",
        "\u0001\u001b[31mred",
        "'; DROP TABLE contact; --",
        "%' OR 1=1 OR name LIKE '%",
        "<img src=x onerror=alert(1)>",
        "../../../etc/passwd",
        "a;b|c\nd\te\"f",
        "[{\"keys\":[",
        new('x', 4000),
    ];

    [Fact]
    public void As_the_name_of_a_table_it_stops_no_other() => Try((organization, text) => organization.WriteKey(A, Guid.NewGuid().ToString(), table: text));

    [Fact]
    public void As_the_name_of_a_data_source_it_stops_no_other() =>
        Try((organization, text) => organization.WriteKey(A, Guid.NewGuid().ToString(), dataSource: text));

    [Fact]
    public void As_a_key_it_stops_no_other_and_is_an_issue()
    {
        var issues = Try((organization, text) => organization.WriteKey(A, text));
        Assert.Equal(Texts.Length, issues.Count(code => code == "KeyNotGuid"));
    }

    [Fact]
    public void As_a_KeyRing_it_stops_no_other_and_is_an_issue()
    {
        var issues = Try((organization, text) => organization.WriteKey(A, organization.Contact().ToString(), ring: text));
        Assert.Equal(Texts.Length, issues.Count(code => code == "KeyRingUnreadable"));
    }

    [Fact]
    public void As_a_CustomerId_it_stops_no_other_and_is_an_issue()
    {
        var issues = Try((organization, text) => organization.CustomerInsights.Create(new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = organization.Contact().ToString(),
            [Names.AlternateKey.CustomerId] = text[..Math.Min(100, text.Length)],
        }));
        Assert.Equal(Texts.Count(text => text.Trim().Length > 0), issues.Count(code => code == "ProfileNotFound"));
    }

    private static List<string> Try(Action<LinkingOrganization, string> write)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        foreach (var text in Texts)
        {
            write(organization, text);
        }

        organization.Run();
        organization.FullRun();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.FailedJobs());
        foreach (var table in new[] { Names.Issue.Table, Names.SourceTable.Table, Names.Run.Table })
        {
            Assert.All(organization.All(table).SelectMany(row => row.Attributes.Values).OfType<string>(), text => Assert.True(PlainText.Is(text), text));
        }

        return organization.OpenIssueCodes();
    }
}

using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public sealed class ExplainLinkTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly LinkingOrganization organization = new();

    [Fact]
    public void A_linked_row()
    {
        var contact = organization.Contact();
        var key = Profile(A, contact);
        Link();
        var (json, summary) = Explain(contact);
        Assert.Equal("Unchanged", Code(json));
        Assert.Equal(A, json.GetProperty("link").GetProperty("profileId").GetGuid());
        Assert.True(json.GetProperty("link").GetProperty("profileExists").GetBoolean());
        var found = Assert.Single(json.GetProperty("keys").EnumerateArray());
        Assert.Equal(("AlternateKey", key, A),
            (found.GetProperty("source").GetString(), found.GetProperty("place").GetGuid(), found.GetProperty("profileId").GetGuid()));
        Assert.Equal(
            $"contact {contact} is linked to the customer profile {A}. It is claimed by customer {A} (profile {A}; alternate key {key}). The row is linked "
                + "to the profile of the customer to whom it belongs: nothing happens.",
            summary);
        var table = json.GetProperty("sourceTables").EnumerateArray().Single();
        Assert.True(table.GetProperty("linked").GetBoolean());
        Assert.Equal(7, table.GetProperty("requirements").GetArrayLength());
        Assert.All(table.GetProperty("requirements").EnumerateArray(), requirement => Assert.True(requirement.GetProperty("met").GetBoolean()));
        Assert.Equal(2, json.GetProperty("environment").GetArrayLength());
    }

    [Fact]
    public void A_row_that_is_still_to_be_linked_and_one_that_goes_to_another_profile()
    {
        var contact = organization.Contact();
        var key = Profile(A, contact);
        Assert.Equal(("Linked", A), (Code(Explain(contact).Json), Explain(contact).Json.GetProperty("outcome").GetProperty("profileId").GetGuid()));
        Link();
        Profile(B);
        Quietly("Update", new Entity(Names.AlternateKey.Table, key) { [Names.AlternateKey.CustomerId] = B.ToString("N") });
        var (json, summary) = Explain(contact);
        Assert.Equal("Relinked", Code(json));
        Assert.Contains($"its link goes to {B}", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_row()
    {
        var contact = organization.Contact();
        Profile(A, contact);
        Profile(B, contact);
        Link();
        var (json, summary) = Explain(contact);
        Assert.Equal("ClaimedByTwoProfiles", Code(json));
        Assert.Equal("ClaimedByTwoProfiles", json.GetProperty("issue").GetProperty("code").GetString());
        Assert.Equal(2, json.GetProperty("keys").GetArrayLength());
        Assert.Contains($"is claimed by several customers with equal right: {A}, {B}. It belongs to the first of them, {A}.", summary,
            StringComparison.Ordinal);
        Assert.Contains("correct the match rules", summary, StringComparison.Ordinal);
        Assert.EndsWith("An issue ClaimedByTwoProfiles is open about it.", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_whose_profile_is_missing()
    {
        var contact = organization.Contact();
        Key(A, contact);
        var (json, summary) = Explain(contact);
        Assert.Equal("ProfileNotFound", Code(json));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("keys")[0].GetProperty("profileId").ValueKind);
        Assert.Contains("without a profile here", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orphan()
    {
        var contact = organization.Contact();
        var key = Profile(A, contact);
        Link();
        Quietly("Delete", new EntityReference(Names.AlternateKey.Table, key));
        Quietly("Delete", new EntityReference(Names.CustomerProfile.Table, A));
        var (json, summary) = Explain(contact);
        Assert.Equal("Unlinked", Code(json));
        Assert.False(json.GetProperty("link").GetProperty("profileExists").GetBoolean());
        Assert.Contains($"is linked to the customer profile {A}, which does not exist any more. No key that was found claims it.", summary,
            StringComparison.Ordinal);
        Assert.Contains("No key claims the row any more: its link is cleared. Only a full or repair run does that", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_skipped_table()
    {
        var account = organization.System.Create(new Entity("account") { ["name"] = "Contoso" });
        organization.Declare("CRM", "account", "accountid", row =>
            row[Names.SourceTable.Connector] = new OptionSetValue((int)global::Linking.Plugins.Settings.Connector.Other));
        Profile(A);
        Key(A, account, "account");
        var (json, summary) = Explain(account, "account");
        Assert.Equal("Skipped", Code(json));
        var connector = json.GetProperty("sourceTables")[0].GetProperty("requirements").EnumerateArray()
            .Single(requirement => requirement.GetProperty("requirement").GetString() == "DataverseConnector");
        Assert.False(connector.GetProperty("met").GetBoolean());
        Assert.NotEqual(0, connector.GetProperty("remedy").GetString()!.Length);
        Assert.Single(json.GetProperty("keys").EnumerateArray());
        Assert.Contains("Linking of Dataverse tables to the CustomerProfile table is skipped. DataverseConnector:", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_that_nobody_declared()
    {
        var account = organization.System.Create(new Entity("account") { ["name"] = "Contoso" });
        Profile(A);
        Key(A, account, "account");
        var (json, summary) = Explain(account, "account");
        Assert.Equal("Skipped", Code(json));
        Assert.Contains("SourceTableDeclared", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_unified_and_one_of_a_table_that_is_not()
    {
        Profile(A, organization.Contact());
        var (json, summary) = Explain(organization.Contact());
        Assert.Equal("Unchanged", Code(json));
        Assert.EndsWith("No key claims the row, so it is in no customer profile, and it has no link: nothing happens.", summary, StringComparison.Ordinal);

        (json, summary) = Explain(organization.System.Create(new Entity("account")), "account");
        Assert.Equal("NotUnified", Code(json));
        Assert.Contains("account is no source table", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_does_not_exist()
    {
        Profile(A, organization.Contact());
        var gone = Guid.NewGuid();
        Assert.Contains("does not exist in this environment, and no key names it", Explain(gone).Summary, StringComparison.Ordinal);
        Key(A, gone);
        Assert.Equal("RowNotFound", Code(Explain(gone).Json));
    }

    [Fact]
    public void Keys_are_found_wherever_they_stand()
    {
        var contact = organization.Contact();
        var other = organization.Contact();
        Load(Names.CustomerProfile.Table, A, (Names.CustomerProfile.CustomerId, A.ToString("N")), ("msdynci_crm_contact_contactid", contact.ToString()),
            ("msdynci_crm_contact_contactid_alternate", $"{other};{contact}"));
        var ring = $$"""[{"dataSourceName":"CRM","tableName":"contact","preferredKey":"{{other}}","keys":["{{contact}}"]}]""";
        Load(Names.AlternateKey.Table, Guid.NewGuid(), (Names.AlternateKey.DataSource, "CRM"), (Names.AlternateKey.EntityName, "contact"),
            (Names.AlternateKey.Value, other.ToString()), (Names.AlternateKey.CustomerId, A.ToString("D")), (Names.AlternateKey.KeyRing, ring));
        var keys = Explain(contact).Json.GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("source").GetString() + " " + key.GetProperty("place").GetString()).ToList();
        Assert.Equal(3, keys.Count);
        Assert.StartsWith("KeyRing ", keys[0], StringComparison.Ordinal);
        Assert.Contains("ProfileColumn msdynci_crm_contact_contactid", keys);
        Assert.Contains("ProfileColumn msdynci_crm_contact_contactid_alternate", keys);
    }

    [Fact]
    public void An_environment_that_is_skipped()
    {
        organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "PrivateDataLake");
        var contact = organization.Contact();
        Profile(A, contact);
        var (json, _) = Explain(contact);
        Assert.Equal("Skipped", Code(json));
        Assert.Contains(json.GetProperty("environment").EnumerateArray(), requirement =>
            !requirement.GetProperty("met").GetBoolean() && requirement.GetProperty("requirement").GetString() == "ManagedOutputStorage");
    }

    [Fact]
    public void Nothing_is_written()
    {
        var contact = organization.Contact();
        Profile(A, contact);
        var before = organization.Dataverse.Requests.Snapshot();
        Explain(contact);
        var since = organization.Dataverse.Requests.Since(before);
        Assert.All(new[] { "Create", "Update", "Upsert", "Delete", "UpdateMultiple" }, message => Assert.Equal(0, since.Calls(message)));
    }

    [Theory]
    [InlineData(" ", "a0000000-0000-4000-8000-00000000000a", "no table is given")]
    [InlineData("persons", "a0000000-0000-4000-8000-00000000000a", "there is no table 'persons'")]
    [InlineData("contact", "12", "the row id '12' is no GUID")]
    [InlineData("contact", "", "the row id '' is no GUID")]
    public void What_names_no_row_is_refused(string table, string rowId, string expected)
    {
        Assert.Contains(expected, organization.Refusal(Names.Api.ExplainLink, ("Table", table), ("RowId", rowId)), StringComparison.Ordinal);
    }

    public void Dispose() => organization.Dispose();

    private static string? Code(JsonElement json) => json.GetProperty("outcome").GetProperty("code").GetString();

    private (JsonElement Json, string Summary) Explain(Guid row, string table = "contact")
    {
        var response = organization.Call(Names.Api.ExplainLink, ("Table", table), ("RowId", row.ToString()));
        return (JsonDocument.Parse((string)response["Explanation"]).RootElement, (string)response["Summary"]);
    }

    private Guid Profile(Guid customer, Guid? contact = null)
    {
        Load(Names.CustomerProfile.Table, customer, (Names.CustomerProfile.CustomerId, customer.ToString("N")));
        return contact is { } row ? Key(customer, row) : Guid.Empty;
    }

    private Guid Key(Guid customer, Guid row, string table = "contact")
    {
        var id = Guid.NewGuid();
        Load(Names.AlternateKey.Table, id, (Names.AlternateKey.DataSource, "CRM"), (Names.AlternateKey.EntityName, table),
            (Names.AlternateKey.Value, row.ToString()), (Names.AlternateKey.CustomerId, customer.ToString("N")));
        return id;
    }

    private void Load(string table, Guid id, params (string Column, string Value)[] values)
    {
        var row = new Entity(table, id);
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        organization.Dataverse.Load(table, [row]);
    }

    private void Link()
    {
        organization.Call(Names.Api.StartRun, ("Mode", "Full"), ("Tables", "contact"));
        organization.Run();
        Assert.Empty(organization.FailedJobs());
    }

    private void Quietly(string message, object target)
    {
        organization.System.Execute(new OrganizationRequest(message) { ["Target"] = target, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
    }
}

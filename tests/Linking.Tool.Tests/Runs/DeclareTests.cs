using Linking.Plugins.Settings;

namespace Linking.Tool.Tests.Runs;

public class DeclareTests
{
    [Fact]
    public void A_source_table_that_only_keys_name_is_declared_with_what_follows_from_its_table()
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);

        var (code, result) = organization.CallForJson("declare", "Web Shop", "Contact_2", "--rank", "-3");

        Assert.Equal(0, code);
        Assert.Equal("contact contactid Dataverse -3",
            $"{result.GetProperty("logicalName")} {result.GetProperty("primaryKey")} {result.GetProperty("connector")} {result.GetProperty("rank")}");
        var table = Find(organization, "Web Shop", "Contact_2")!;
        Assert.Equal((true, "contact", "contactid", Connector.Dataverse, -3),
            (table.Declared, table.LogicalName, table.PrimaryKey, table.Connector, table.Rank));
    }

    [Fact]
    public void What_is_stated_is_changed_and_nothing_else()
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);
        var before = Find(organization, "Dataverse", "contact")!;

        Assert.Equal(0, organization.Call("declare", "dataverse", "Contact", "--rank", "7").Code);

        Assert.Equal(before with { Rank = 7, Status = default, Reasons = "" },
            Find(organization, "Dataverse", "contact")! with { Status = default, Reasons = "" });

        Assert.Equal(0, organization.Call("declare", "Dataverse", "contact", "--connector", "other", "--environment-url", "https://x.crm.dynamics.com",
            "--primary-key", "EmailAddress1").Code);

        var after = Find(organization, "Dataverse", "contact")!;
        Assert.Equal((Connector.Other, "https://x.crm.dynamics.com", "emailaddress1", 7),
            (after.Connector, after.EnvironmentUrl, after.PrimaryKey, after.Rank));
    }

    [Fact]
    public void A_source_table_is_withdrawn_and_declared_again()
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);

        var (code, output, _) = organization.Call("withdraw", "Dataverse", "lead");

        Assert.Equal(0, code);
        Assert.Contains("is withdrawn", output, StringComparison.Ordinal);
        Assert.False(Find(organization, "Dataverse", "lead")!.Declared);
        Assert.Equal(0, organization.Call("declare", "Dataverse", "lead").Code);
        Assert.True(Find(organization, "Dataverse", "lead")!.Declared);
    }

    [Theory]
    [InlineData("--logical-name: There is no table 'nothing' in this organisation. Name the logical name", "declare", "Shop", "customers", "--logical-name",
        "Nothing")]
    [InlineData("--logical-name: There is no table 'customers' in this organisation. Name the logical name", "declare", "Shop", "customers")]
    [InlineData("TABLE: There is no source table 'Shop, customers'. Name one of: 'Dataverse' 'account'", "withdraw", "Shop", "customers")]
    public void What_is_not_there_is_refused(string complaint, params string[] arguments)
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);

        var (code, _, error) = organization.Call(arguments[0], arguments[1..]);

        Assert.Equal(2, code);
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
    }

    private static SourceTable? Find(OrganizationFile file, string dataSource, string table) => file.Do(organization =>
        new SourceTableStore(organization.System, () => DateTime.UtcNow).Read()
            .Find(known => known.Pair.DataSource == dataSource && known.Pair.EntityName == table));
}

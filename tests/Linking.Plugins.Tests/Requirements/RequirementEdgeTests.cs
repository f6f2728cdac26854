using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>What is left unjudged because nobody stated it, and what decides when two things are stated.</summary>
public class RequirementEdgeTests
{
    private static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"], null);

    [Fact]
    public void A_table_that_nobody_declared_is_not_blamed_for_the_connector_that_nobody_stated() =>
        Assert.Equal([RequirementCode.SourceTableDeclared], Codes(Proper() with { Table = Table() with { Declared = false, Connector = Connector.Unknown } }));

    [Fact]
    public void The_primary_key_that_is_stated_counts_whatever_the_profile_has_columns_for() =>
        Assert.Empty(Codes(Proper() with { OtherKeyColumns = ["emailaddress1"] }));

    [Fact]
    public void A_primary_key_that_is_neither_stated_nor_seen_is_not_judged() =>
        Assert.Empty(Codes(Proper() with { Table = Table() with { PrimaryKey = string.Empty } }));

    [Fact]
    public void Where_the_address_of_this_environment_is_not_known_no_table_comes_from_another() =>
        Assert.Empty(Codes(
            new TableFacts { Table = Table() with { EnvironmentUrl = "https://other.example" }, DeclarationsExist = true, Shape = Contact, HasKeys = true }));

    [Fact]
    public void Addresses_without_a_scheme_are_told_apart_though_they_carry_a_port()
    {
        var facts = Proper() with { EnvironmentUrl = "contoso.example:443" };
        Assert.Equal([RequirementCode.SameEnvironment], Codes(facts with { Table = Table() with { EnvironmentUrl = "other.example:443" } }));
        Assert.Empty(Codes(facts with { Table = Table() with { EnvironmentUrl = "CONTOSO.example:443/" } }));
    }

    [Fact]
    public void Every_requirement_is_of_the_environment_or_of_a_table()
    {
        Assert.Equal([RequirementCode.IndividualCustomers, RequirementCode.ManagedOutputStorage], RequirementList.CodesOfEnvironment);
        Assert.Equal(Enum.GetValues<RequirementCode>().Order(), RequirementList.CodesOfEnvironment.Concat(RequirementList.CodesOfTable).Order());
    }

    [Fact]
    public void A_skipped_table_is_written_with_all_its_reasons()
    {
        var state = new SourceTableState(Proper() with { HasKeys = false, Table = Table() with { Declared = false } }, []);
        Assert.Equal("CRM / contact: skipped, SourceTableDeclared, TakesPartInUnification", state.ToString());
    }

    private static IEnumerable<RequirementCode> Codes(TableFacts facts) => RequirementList.Unmet(facts).Select(unmet => unmet.Code);

    private static TableFacts Proper()
    {
        return new TableFacts
        {
            Table = Table(),
            DeclarationsExist = true,
            Shape = Contact,
            HasKeys = true,
            EnvironmentUrl = "https://contoso.crm.dynamics.com"
        };
    }

    private static SourceTable Table()
    {
        return new SourceTable
        {
            Pair = new SourcePair("CRM", "contact"),
            LogicalName = "contact",
            Declared = true,
            Connector = Connector.Dataverse,
            PrimaryKey = "contactid"
        };
    }
}

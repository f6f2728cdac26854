using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Requirements;

public class RequirementTests
{
    private static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"], null);

    [Fact]
    public void A_proper_source_table_meets_every_requirement() => Assert.Empty(RequirementList.Unmet(Proper()));

    [Fact]
    public void A_proper_environment_meets_every_requirement() =>
        Assert.Empty(RequirementList.Unmet(new EnvironmentFacts(new LinkingSettings(), HasBusinessAccountTables: false)));

    [Theory]
    [InlineData(CustomerKind.BusinessAccounts, false, true)]
    [InlineData(CustomerKind.BusinessAccounts, true, true)]
    [InlineData(CustomerKind.Detect, true, true)]
    [InlineData(CustomerKind.Detect, false, false)]
    [InlineData(CustomerKind.Individuals, true, false)]
    [InlineData(CustomerKind.Individuals, false, false)]
    internal void Business_accounts_are_skipped_whether_stated_or_seen(CustomerKind stated, bool tables, bool unmet)
    {
        var facts = new EnvironmentFacts(new LinkingSettings { CustomerKind = stated }, tables);
        Assert.Equal(unmet ? [RequirementCode.IndividualCustomers] : [], RequirementList.Unmet(facts).Select(one => one.Code));
    }

    [Fact]
    public void A_private_data_lake_is_skipped()
    {
        var facts = new EnvironmentFacts(new LinkingSettings { OutputStorage = OutputStorage.PrivateDataLake }, false);
        Assert.Equal(RequirementCode.ManagedOutputStorage, Assert.Single(RequirementList.Unmet(facts)).Code);
    }

    [Fact]
    public void A_table_that_nobody_declared_is_skipped() =>
        Expect(RequirementCode.SourceTableDeclared, Proper() with { Table = Table() with { Declared = false } });

    [Fact]
    public void Without_declarations_what_can_be_seen_decides() =>
        Assert.Empty(
            RequirementList.Unmet(Proper() with { DeclarationsExist = false, Table = Table() with { Declared = false, Connector = Connector.Unknown } }));

    [Fact]
    public void A_table_of_another_environment_is_skipped() =>
        Expect(RequirementCode.SameEnvironment, Proper() with { Table = Table() with { EnvironmentUrl = "https://other.crm.dynamics.com" } });

    [Theory]
    [InlineData("")]
    [InlineData("https://contoso.crm.dynamics.com/")]
    [InlineData("HTTPS://CONTOSO.crm.dynamics.com")]
    [InlineData("contoso.crm.dynamics.com")]
    public void Writing_an_address_differently_makes_no_other_environment(string url) =>
        Assert.Empty(RequirementList.Unmet(Proper() with { EnvironmentUrl = "contoso.crm.dynamics.com", Table = Table() with { EnvironmentUrl = url } }));

    [Theory]
    [InlineData(20, 0, true)]
    [InlineData(19, 0, false)]
    [InlineData(50, 1, false)]
    public void Keys_that_all_miss_come_from_another_environment(int keys, int rows, bool unmet)
    {
        var found = RequirementList.Unmet(Proper() with { SampledKeys = keys, SampledRows = rows });
        Assert.Equal(unmet ? [RequirementCode.SameEnvironment] : [], found.Select(one => one.Code));
    }

    [Theory]
    [InlineData(Connector.Other)]
    [InlineData(Connector.Unknown)]
    internal void Another_connector_is_skipped(Connector connector) =>
        Expect(RequirementCode.DataverseConnector, Proper() with { Table = Table() with { Connector = connector } });

    [Fact]
    public void The_Power_Query_Dataverse_connector_will_do() =>
        Assert.Empty(RequirementList.Unmet(Proper() with { Table = Table() with { Connector = Connector.PowerQueryDataverse } }));

    [Fact]
    public void A_renamed_table_is_skipped() => Expect(RequirementCode.TableNameUnchanged, Proper() with { Shape = null });

    [Fact]
    public void A_wrong_primary_key_is_skipped() =>
        Expect(RequirementCode.RealPrimaryKey, Proper() with { Table = Table() with { PrimaryKey = "emailaddress1" } });

    [Fact]
    public void A_wrong_primary_key_is_seen_where_nobody_stated_it() =>
        Expect(RequirementCode.RealPrimaryKey, Proper() with { Table = Table() with { PrimaryKey = string.Empty }, OtherKeyColumns = ["emailaddress1"] });

    [Fact]
    public void The_casing_of_a_primary_key_does_not_matter() =>
        Assert.Empty(RequirementList.Unmet(Proper() with { Table = Table() with { PrimaryKey = "ContactId" } }));

    [Fact]
    public void A_table_without_keys_takes_no_part() => Expect(RequirementCode.TakesPartInUnification, Proper() with { HasKeys = false });

    [Theory]
    [InlineData("account")]
    [InlineData("")]
    public void A_column_of_the_lookups_name_that_points_elsewhere_is_refused(string target)
    {
        string[] targets = target.Length == 0 ? [] : [target];
        Expect(RequirementCode.CanCarryLookup,
            Proper() with { Shape = Contact with { Lookup = new LookupColumn("msdynci_lookupfield_customerprofile", targets) } });
    }

    [Fact]
    public void An_existing_lookup_is_adopted() =>
        Assert.Empty(RequirementList.Unmet(
            Proper() with { Shape = Contact with { CanHaveLookup = false, Lookup = new LookupColumn("x", ["account", "msdynci_customerprofile"]) } }));

    [Fact]
    public void A_table_that_takes_no_columns_is_refused() =>
        Expect(RequirementCode.CanCarryLookup, Proper() with { Shape = Contact with { CanHaveLookup = false } });

    [Fact]
    public void A_lookup_that_could_not_be_added_is_refused_with_the_platforms_words()
    {
        var unmet = Expect(RequirementCode.CanCarryLookup, Proper() with { LookupRefusal = "no privilege prvCreateRelationship" });
        Assert.Contains("prvCreateRelationship", unmet.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unmet_requirement_is_given_with_sentence_and_remedy()
    {
        var facts = Proper() with
        {
            HasKeys = false,
            Table = Table() with { Connector = Connector.Other, PrimaryKey = "fullname", EnvironmentUrl = "https://elsewhere" }
        };
        var unmet = RequirementList.Unmet(facts);
        Assert.Equal(4, unmet.Count);
        Assert.All(unmet, one => Assert.All(new[] { one.Sentence, one.Found, one.Expected, one.Remedy }, text => Assert.NotEmpty(text)));
    }

    private static UnmetRequirement Expect(RequirementCode code, TableFacts facts)
    {
        var unmet = Assert.Single(RequirementList.Unmet(facts));
        Assert.Equal(code, unmet.Code);
        return unmet;
    }

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

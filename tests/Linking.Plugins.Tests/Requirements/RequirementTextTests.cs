using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>What administrators read, word for word: each unmet requirement with what was found, what is expected and what to do.</summary>
public class RequirementTextTests
{
    private static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"], null);

    [Fact]
    public void Business_accounts()
    {
        const string Remedy = "Nothing can be linked here. If the environment is in fact set up for individual customers, set cpl_CustomerKind to individuals.";
        var sentence = "Customer Insights - Data must be set up for individual customers. Linking does not support business accounts (B2B).";
        Says(new LinkingSettings { CustomerKind = CustomerKind.BusinessAccounts }, false, sentence,
            "business accounts, by the environment variable cpl_CustomerKind", "individual customers", Remedy);
        Says(new LinkingSettings(), true, sentence, "the table msdynci_unifiedcontact, which only a set-up for business accounts has", "individual customers",
            Remedy);
    }

    [Fact]
    public void A_private_data_lake() => Says(
        new LinkingSettings { OutputStorage = OutputStorage.PrivateDataLake },
        false,
        "Customer Insights - Data must write its output to storage that it manages. Linking does not support a private data lake.",
        "a private data lake, by the environment variable cpl_OutputStorage",
        "managed storage",
        "Nothing can be linked here. If the output is in fact in managed storage, set cpl_OutputStorage to managed.");

    [Fact]
    public void Nobody_declared_the_table() => Says(
        Proper() with { Table = Table() with { Declared = false } },
        "The data source and table must be declared as a source table.",
        "keys of CRM / contact, which nobody declared",
        "a source table row for it, with its connector and environment, marked as declared",
        "Open Source tables, complete the row of this data source and table, and mark it as declared.");

    [Fact]
    public void Another_environment()
    {
        const string Sentence = "The table must come from the Dataverse environment that Customer Insights - Data is attached to.";
        const string Remedy = "Ingest the table from this environment. Rows of other environments cannot be linked.";
        Says(Proper() with { Table = Table() with { EnvironmentUrl = "https://other.example" } }, Sentence, "https://other.example",
            "https://contoso.crm.dynamics.com", Remedy);
        Says(Proper() with { SampledKeys = 20 }, Sentence, "20 keys in a sample, none of which names a row of contact here", "rows of this environment",
            Remedy);
    }

    [Theory]
    [InlineData(Connector.Other, "another connector")]
    [InlineData(Connector.Unknown, "no connector stated")]
    internal void Another_connector(Connector connector, string found) => Says(
        Proper() with { Table = Table() with { Connector = connector } },
        "The table must be ingested through the Microsoft Dataverse connector or the Power Query Dataverse connector.",
        found,
        "Dataverse or Power Query Dataverse",
        "Ingest the table through one of these connectors, then state it in the source table's row.");

    [Fact]
    public void Another_name() => Says(
        Proper() with { Shape = null },
        "The name of the source table must not be changed in Customer Insights - Data.",
        "no table named contact in this environment",
        "a table with that logical name",
        "Give the table its logical name again in Customer Insights, or state the logical name in the source table's row.");

    [Fact]
    public void Another_primary_key() => Says(
        Proper() with { Table = Table() with { PrimaryKey = "fullname" } },
        "The primary key selected for unification must be the table's actual primary key.",
        "fullname",
        "contactid",
        "In Customer Insights, select contactid as primary key of contact on Describe customer data, and unify again.");

    [Fact]
    public void No_keys() => Says(
        Proper() with { HasKeys = false },
        "The table must take part in unification.",
        "no key of CRM / contact",
        "keys that name its rows",
        "Select the table on Describe customer data in Customer Insights and unify, or remove its row from Source tables.");

    [Fact]
    public void No_lookup()
    {
        const string Sentence = "The table must be able to carry the lookup Customer Profile.";
        const string Expected = "a lookup msdynci_lookupfield_customerprofile to msdynci_customerprofile, or the possibility to add it";
        var taken = Proper() with { Shape = Contact with { Lookup = new LookupColumn("new_x", ["account", "lead"]) } };
        Says(taken, Sentence, "a column new_x that points to account, lead", Expected, "Remove or rename that column; it does not belong to linking.");
        Says(taken with { Shape = Contact with { Lookup = new LookupColumn("new_x", []) } }, Sentence, "a column new_x that is no lookup", Expected,
            "Remove or rename that column; it does not belong to linking.");
        Says(
            Proper() with { Shape = Contact with { CanHaveLookup = false } },
            Sentence,
            "a table to which no columns or relationships can be added",
            Expected,
            "Allow new columns and relationships in the table's managed properties.");
        Says(Proper() with { LookupRefusal = "refused" }, Sentence, "refused", Expected,
            "Add the lookup with the set-up action, as a user who may customise the system.");
    }

    [Fact]
    public void Records_hold_them_as_JSON_and_as_a_line_for_each()
    {
        UnmetRequirement[] unmet = [new(RequirementCode.RealPrimaryKey, "Say \"it\".", "a", "b", "Do c."),
            new(RequirementCode.SameEnvironment, "S.", "d", "e", "F.")];
        Assert.Equal(
            """[{"requirement":"RealPrimaryKey","sentence":"Say \"it\".","found":"a","expected":"b","remedy":"Do c."},{"requirement":"SameEnvironment","sentence":"S.","found":"d","expected":"e","remedy":"F."}]""",
            UnmetText.ToJson(unmet));
        Assert.Equal("RealPrimaryKey: Say \"it\". Found: a. Expected: b. Do c.\nSameEnvironment: S. Found: d. Expected: e. F.", UnmetText.ToSentences(unmet));
        Assert.Equal(string.Empty, UnmetText.ToJson([]));
        Assert.Equal("Linking of Dataverse tables to the CustomerProfile table is skipped.", UnmetText.SkippedSentence);
    }

    [Fact]
    public void A_missing_table_is_said_with_what_linking_needs() => Assert.Equal(
        "The table x is not in this environment, or its definition may not be read. Linking needs Customer Insights - Data with output to Dataverse.",
        new TableMissingException("x").Message);

    private static void Says(LinkingSettings settings, bool businessTables, params string[] texts)
    {
        Equal(texts, Assert.Single(RequirementList.Unmet(new EnvironmentFacts(settings, businessTables))));
    }

    private static void Says(TableFacts facts, params string[] texts)
    {
        Equal(texts, Assert.Single(RequirementList.Unmet(facts)));
    }

    private static void Equal(string[] texts, UnmetRequirement unmet)
    {
        Assert.Equal(texts, new[] { unmet.Sentence, unmet.Found, unmet.Expected, unmet.Remedy });
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
